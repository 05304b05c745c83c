package dk.sektorbro.consent;

import dk.sektorbro.exchange.PartyId;
import java.util.Optional;

/**
 * A consent in the registry.
 *
 * @param terms what it says in the hub's own words; where there is an original, a summary of it
 * @param original the FHIR R4 Consent as it was registered, in JSON, where it says more than the
 *     terms can; it is what is decided on
 */
public record Consent(
    ConsentId id, PartyId registeredBy, ConsentTerms terms, Optional<String> original) {

  /** A consent that its terms tell whole. */
  public Consent(ConsentId id, PartyId registeredBy, ConsentTerms terms) {
    this(id, registeredBy, terms, Optional.empty());
  }

  public Consent with(ConsentTerms changed) {
    return new Consent(id, registeredBy, changed, original);
  }

  /** Who may see it and record its withdrawal: who registered it and everyone it names. */
  public boolean concerns(PartyId party) {
    return registeredBy.equals(party) || terms.names(party);
  }

  @Override
  public String toString() {
    return "Consent[" + id + "]";
  }
}

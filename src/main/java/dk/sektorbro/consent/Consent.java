package dk.sektorbro.consent;

import dk.sektorbro.exchange.PartyId;

/** A consent in the registry. */
public record Consent(ConsentId id, PartyId registeredBy, ConsentTerms terms) {

  /** Who may see it and record its withdrawal: who registered it and everyone it names. */
  public boolean concerns(PartyId party) {
    return registeredBy.equals(party) || terms.names(party);
  }
}

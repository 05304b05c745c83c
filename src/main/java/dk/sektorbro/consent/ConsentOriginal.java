package dk.sektorbro.consent;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A consent, or a refusal, that says what the hub's own terms have no words for: kept whole as it
 * was registered, and decided on as it is.
 *
 * @param parties everyone it names by SOR code
 * @param fhir the FHIR R4 Consent in JSON
 */
public record ConsentOriginal(
    CitizenId citizen,
    Set<PartyId> parties,
    String fhir,
    Optional<Instant> withdrawnAt,
    Optional<Instant> withdrawalKnownAt)
    implements Said {

  /** As it is registered: nobody has taken it back. */
  public ConsentOriginal(CitizenId citizen, Set<PartyId> parties, String fhir) {
    this(citizen, parties, fhir, Optional.empty(), Optional.empty());
  }

  @Override
  public ConsentOriginal withdrawn(Instant at, Instant knownAt) {
    return new ConsentOriginal(citizen, parties, fhir, Optional.of(at), Optional.of(knownAt));
  }

  @Override
  public String toString() {
    return "ConsentOriginal[" + parties + "]";
  }
}

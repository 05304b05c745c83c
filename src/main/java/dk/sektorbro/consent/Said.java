package dk.sektorbro.consent;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What a consent says, in the form it was registered in. */
public sealed interface Said permits ConsentTerms, ConsentOriginal {

  CitizenId citizen();

  /** Everyone it names by SOR code: who may see it and record its withdrawal. */
  Set<PartyId> parties();

  /** When the citizen took it back. */
  Optional<Instant> withdrawnAt();

  /** When the hub recorded that: never before, however far back the withdrawal is dated. */
  Optional<Instant> withdrawalKnownAt();

  Said withdrawn(Instant at, Instant knownAt);
}

package dk.sektorbro.consent;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.PartyId;
import java.util.Optional;

/** Whom a citizen has left by moving to another municipality. */
@FunctionalInterface
public interface Departures {

  /** Empty where the citizen has not left the party. */
  Optional<Departure> from(CitizenKey citizen, PartyId party);

  /**
   * The citizen has left.
   *
   * @param to whose area the citizen lives in now
   */
  record Departure(PartyId to) {}
}

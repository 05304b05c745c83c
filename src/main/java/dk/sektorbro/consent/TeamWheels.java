package dk.sektorbro.consent;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.PartyId;
import java.util.Set;

/** Tells how near a party stands to a citizen. */
@FunctionalInterface
public interface TeamWheels {

  /** Every wheel in which somebody of the party stands; empty where the team does not have it. */
  Set<Wheel> of(CitizenKey citizen, PartyId party);
}

package dk.sektorbro.delivery;

import dk.sektorbro.exchange.PartyId;

/** A party does not take messages now. Its queue waits; no other party's does. */
public final class PartyUnreachable extends RuntimeException {
  PartyUnreachable(PartyId party, String why) {
    super("Party " + party + " cannot be reached: " + why);
  }
}

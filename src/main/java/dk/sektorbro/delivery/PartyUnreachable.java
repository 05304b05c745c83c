package dk.sektorbro.delivery;

import dk.sektorbro.exchange.PartyId;

/** A party does not take messages now. Its messages wait; no other party's do. */
public final class PartyUnreachable extends RuntimeException {
  PartyUnreachable(PartyId party, String why) {
    super("Party " + party + " cannot be reached: " + why);
  }
}

package dk.sektorbro.delivery;

import dk.sektorbro.exchange.PartyId;

/** A party took a message, as often as it is sent, and never said what it made of it. */
final class NotAcknowledged extends RuntimeException {
  NotAcknowledged(PartyId party) {
    super("Party " + party + " does not acknowledge what it took");
  }
}

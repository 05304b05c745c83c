package dk.sektorbro.delivery;

import dk.sektorbro.exchange.PartyId;

/** A party answered, but with a technical error on this message; the others are not concerned. */
final class DeliveryFailed extends RuntimeException {
  DeliveryFailed(PartyId party, String why) {
    super("Party " + party + " could not take the message: " + why);
  }
}

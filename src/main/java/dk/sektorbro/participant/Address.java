package dk.sektorbro.participant;

import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.PartyId;

/** How a party, or the hub itself, is named in a message. */
public record Address(PartyId id, Gln gln, String name) {}

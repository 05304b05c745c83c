package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.PartyId;

/**
 * How the hub names itself where it speaks for itself: in acknowledgements and reports of messages
 * not delivered.
 */
public record HubIdentity(PartyId id, Gln gln, String name) {}

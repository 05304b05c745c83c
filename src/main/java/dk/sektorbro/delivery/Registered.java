package dk.sektorbro.delivery;

import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Payload;

/** A message that the ledger knows, with its payload still in the open. */
record Registered(Envelope envelope, Payload payload) {}

package dk.sektorbro.exchange;

import java.time.Instant;

/**
 * The hub has taken a message over.
 *
 * @param at when it was first accepted; a duplicate gets the first moment again
 * @param duplicate whether it had been accepted before
 */
public record Receipt(MessageId id, Instant at, boolean duplicate) {}

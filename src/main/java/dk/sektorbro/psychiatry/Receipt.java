package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.MessageId;
import java.time.Instant;

/**
 * That a message is durable at the hub.
 *
 * @param at when intake first accepted it, whichever resend this answers
 * @param duplicate whether it had been accepted before
 */
public record Receipt(MessageId id, Instant at, boolean duplicate) {}

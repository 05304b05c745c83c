package dk.sektorbro.exchange;

import java.time.Instant;
import java.util.Optional;

/**
 * The hub has taken a message over.
 *
 * @param at when it was first accepted; a duplicate gets the first moment again
 * @param duplicate whether it had been accepted before
 * @param signed the same under the hub's signature, CMS in DER; a duplicate gets the same bytes.
 *     Empty for a message that was accepted before receipts were signed
 */
public record Receipt(MessageId id, Instant at, boolean duplicate, Optional<byte[]> signed) {}

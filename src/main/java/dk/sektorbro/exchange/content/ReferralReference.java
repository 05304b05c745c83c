package dk.sektorbro.exchange.content;

import java.time.Instant;

/**
 * Which referral something is about, as its referrer knows it.
 *
 * @param messageId the message it was sent in ({@code MessageHeader.id})
 */
public record ReferralReference(String messageId, Instant referredAt) {}

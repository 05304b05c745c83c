package dk.sektorbro.exchange.content;

import java.time.Instant;

/**
 * The hub tells a party what another has written in the shared plan.
 *
 * @param plan the sender's parts, as far as its receiver sees them
 */
public record PlanUpdated(PlanSeen plan, Instant writtenAt) implements Content {}

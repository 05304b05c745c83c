package dk.sektorbro.audit;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something the hub did or decided.
 *
 * @param what such as {@code message.accepted} or {@code consent.withdrawn}
 * @param actor the party that caused it; empty where the hub acted by itself
 * @param outcome such as {@code ok}, or the code of the reason
 * @param basedOn ids of the consents and rules that mattered, in the order they were weighed
 */
public record AuditEvent(
    String what,
    Instant at,
    Optional<PartyId> actor,
    Optional<MessageId> message,
    Optional<CitizenKey> citizen,
    String outcome,
    List<String> basedOn) {}

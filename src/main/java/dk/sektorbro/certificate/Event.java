package dk.sektorbro.certificate;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.Optional;

/**
 * A dated event of a request's timeline.
 *
 * @param by who did it; empty where time did
 * @param message the message that brought it about, or that it tells of
 */
public record Event(Instant at, Optional<PartyId> by, Optional<MessageId> message, Step step) {}

package dk.sektorbro.course.team;

import dk.sektorbro.exchange.MessageId;
import java.time.Instant;

/**
 * An admission that stands.
 *
 * @param stay the hub's id of the stay
 */
public record Admitted(MessageId stay, Instant at) {}

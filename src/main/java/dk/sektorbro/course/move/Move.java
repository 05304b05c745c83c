package dk.sektorbro.course.move;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.Optional;

/**
 * A jobcentre's word that a citizen has moved from its area to that of another.
 *
 * @param from who said so
 * @param takenBackAt when it said that this was wrong
 * @param handedOverAt when the first of what it had was handed over; then it can no longer be taken
 *     back
 */
public record Move(
    MessageId id,
    CitizenKey citizen,
    PartyId from,
    PartyId to,
    Instant saidAt,
    Optional<Instant> takenBackAt,
    Optional<Instant> handedOverAt) {

  boolean stands() {
    return takenBackAt.isEmpty();
  }

  Move takenBack(Instant at) {
    return new Move(id, citizen, from, to, saidAt, Optional.of(at), handedOverAt);
  }

  /** The first time counts. */
  public Move handedOver(Instant at) {
    return new Move(
        id, citizen, from, to, saidAt, takenBackAt, handedOverAt.or(() -> Optional.of(at)));
  }

  @Override
  public String toString() {
    return "Move[" + id + "]";
  }
}

package dk.sektorbro.course;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Standing;
import dk.sektorbro.exchange.content.StayEvent;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A notice that the hub made for one receiver.
 *
 * @param id the hub's id of it as a message; follows from the notification and the receiver
 * @param because the notification that gave it to tell
 * @param stay the hub's id of the stay
 * @param corrects the notice to the same receiver that it revises or cancels
 * @param call what it asks of its receiver
 * @param calledOn the day on which the receiver says it did
 */
public record Notice(
    MessageId id,
    MessageId because,
    PartyId receiver,
    MessageId stay,
    StayEvent event,
    Standing standing,
    Optional<MessageId> corrects,
    Optional<Call> call,
    Optional<LocalDate> calledOn) {

  @Override
  public String toString() {
    return "Notice[" + id + "]";
  }
}

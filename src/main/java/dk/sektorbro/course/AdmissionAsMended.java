package dk.sektorbro.course;

import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.HospitalNotified.Times;
import dk.sektorbro.exchange.content.HospitalNotified.Turn;
import java.util.List;
import java.util.Optional;

/**
 * When a stay began, as a notice of it is to tell: one that leaves late does not undo a later word
 * on the admission that its receiver has or is about to get. What its receiver was not told of, it
 * does not learn by this.
 */
public final class AdmissionAsMended {

  private final CourseBook book;
  private final Ledger ledger;

  public AdmissionAsMended(CourseBook book, Ledger ledger) {
    this.book = book;
    this.ledger = ledger;
  }

  /**
   * @param written what is left of the moments that the notification had
   */
  public Times moments(Envelope notice, Times written) {
    Notice own = book.notice(notice.id()).orElseThrow();
    List<Noted> noted = book.of(notice.citizen().orElseThrow(), notice.sender());
    return turn(own, notice.sender(), noted)
        .filter(turn -> written.admittedAt().isPresent())
        .flatMap(
            turn ->
                new Stays(noted)
                    .mendedSince(
                        turn,
                        message -> isTold(MessageId.of(notice.sender(), message), own.receiver())))
        .map(written::admittedAt)
        .orElse(written);
  }

  private static Optional<Turn> turn(Notice own, PartyId sender, List<Noted> noted) {
    return noted.stream()
        .map(Noted::turn)
        .filter(turn -> MessageId.of(sender, turn.messageId()).equals(own.because()))
        .findFirst();
  }

  private boolean isTold(MessageId notification, PartyId receiver) {
    return book.because(notification).stream()
        .filter(notice -> notice.receiver().equals(receiver))
        .anyMatch(notice -> isReleased(notice.id()));
  }

  private boolean isReleased(MessageId notice) {
    return ledger.wasHandedOver(notice)
        || ledger
            .find(notice)
            .filter(
                entry ->
                    entry.state() == MessageState.RELEASED || entry.state() == MessageState.WAITING)
            .isPresent();
  }
}

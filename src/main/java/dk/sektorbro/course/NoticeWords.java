package dk.sektorbro.course;

import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a notice has to say. The notification it was made of may have come late, or say less than
 * those before it. What its receiver was told nothing of, it does not learn by this.
 */
public final class NoticeWords {

  private final CourseBook book;
  private final Ledger ledger;

  public NoticeWords(CourseBook book, Ledger ledger) {
    this.book = book;
    this.ledger = ledger;
  }

  /** Empty where the notification is not remembered any more. */
  public Optional<Said> of(Envelope notice) {
    Notice own = book.notice(notice.id()).orElseThrow();
    List<Noted> told = new ArrayList<>();
    for (Noted noted : book.of(notice.citizen().orElseThrow(), notice.sender())) {
      String message = noted.turn().messageId();
      MessageId notification = MessageId.of(notice.sender(), message);
      if (notification.equals(own.because())) {
        told.add(noted);
        return Optional.of(new Stays(told).said(message, own.event()));
      }
      if (isTold(notification, own.receiver())) {
        told.add(noted);
      }
    }
    return Optional.empty();
  }

  private boolean isTold(MessageId notification, PartyId receiver) {
    return book.because(notification).stream()
        .filter(notice -> notice.receiver().equals(receiver))
        .map(Notice::id)
        .anyMatch(ledger::mayReach);
  }
}

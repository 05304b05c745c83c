package dk.sektorbro.course;

import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.MessageId;
import java.util.List;
import java.util.Optional;

/**
 * What a notice has to say. The notification it was made of may have come late, or say less than
 * those before it; what came after it changes nothing, so that a replay says the same.
 */
public final class NoticeWords {

  private final CourseBook book;

  public NoticeWords(CourseBook book) {
    this.book = book;
  }

  /** Empty where the notification is not remembered any more. */
  public Optional<Said> of(Envelope notice) {
    Notice own = book.notice(notice.id()).orElseThrow();
    List<Noted> noted = book.of(notice.citizen().orElseThrow(), notice.sender());
    for (int number = 0; number < noted.size(); number++) {
      String message = noted.get(number).turn().messageId();
      if (MessageId.of(notice.sender(), message).equals(own.because())) {
        return Optional.of(new Stays(noted.subList(0, number + 1)).said(message, own.event()));
      }
    }
    return Optional.empty();
  }
}

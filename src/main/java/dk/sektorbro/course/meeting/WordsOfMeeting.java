package dk.sektorbro.course.meeting;

import dk.sektorbro.course.meeting.MeetingBook.Meeting;
import dk.sektorbro.exchange.CitizenAliases;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Ledger;
import java.util.List;
import java.util.Optional;

/**
 * Everything that an organiser and one of those invited have said of a meeting, under whichever of
 * the citizen's numbers: what was said under both is one thread.
 */
public final class WordsOfMeeting {

  private final MeetingBook book;
  private final CitizenAliases numbers;

  public WordsOfMeeting(MeetingBook book, CitizenAliases numbers) {
    this.book = book;
    this.numbers = numbers;
  }

  /** In the order it came. */
  List<Said> of(Meeting meeting) {
    return book.of(
        numbers.keysOf(numbers.courseOf(meeting.citizen()).orElse(meeting.citizen())).stream()
            .map(key -> meeting.about(key).id())
            .toList());
  }

  /** The meeting that a message is a word on; empty where the hub remembers no such word. */
  Optional<Meeting> meetingOf(Ledger.Entry word) {
    Envelope envelope = word.envelope();
    return book.threadOf(envelope.id()).stream()
        .flatMap(thread -> book.of(List.of(thread)).stream())
        .filter(said -> said.message().equals(envelope.id()))
        .findFirst()
        .flatMap(
            said ->
                word.particulars()
                    .conversation()
                    .flatMap(
                        uid ->
                            envelope
                                .citizen()
                                .map(
                                    citizen ->
                                        Meeting.of(
                                            envelope,
                                            citizen,
                                            said.kind().isTheOrganisers(),
                                            uid))));
  }
}

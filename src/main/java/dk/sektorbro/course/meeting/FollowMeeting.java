package dk.sektorbro.course.meeting;

import dk.sektorbro.course.Reading;
import dk.sektorbro.course.meeting.MeetingBook.Meeting;
import dk.sektorbro.exchange.CitizenAliases;
import dk.sektorbro.exchange.ClockSkew;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.MeetingWord;
import dk.sektorbro.exchange.content.MeetingWord.Turn;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * A party says something of a meeting: the hub remembers it, and takes nothing that a newer word
 * has overtaken.
 */
public final class FollowMeeting {

  private final MeetingBook book;
  private final Ledger ledger;
  private final Reading reading;
  private final CitizenAliases numbers;
  private final Clock clock;

  public FollowMeeting(
      MeetingBook book, Ledger ledger, Reading reading, CitizenAliases numbers, Clock clock) {
    this.book = book;
    this.ledger = ledger;
    this.reading = reading;
    this.numbers = numbers;
    this.clock = clock;
  }

  /**
   * In the caller's transaction.
   *
   * @throws Refused where the word does not fit what was said before
   */
  public void handle(Envelope envelope, MeetingWord word) {
    if (!word.matter().isTheOrganisers()
        && word.writtenAt().isAfter(clock.instant().plus(ClockSkew.OF_A_PARTY))) {
      throw new Refused(
          RefusalCode.TOO_EARLY, "", "It is written later than now. Set the clock right.");
    }
    book.lock(envelope.citizen().orElseThrow());
    Meeting meeting = asItBegan(meeting(envelope, word));
    if (word.matter().isTheOrganisers() && of(meeting.turned().id()).isRead()) {
      throw new Refused(
          RefusalCode.MEETING_NOT_YOURS,
          "",
          "The receiver called this meeting, so the receiver changes and cancels it. Answer, or propose another time.");
    }
    MeetingThread before = of(meeting.id());
    Said now = Said.of(envelope.id(), word);
    before
        .objectionTo(now)
        .ifPresent(
            objection -> {
              throw refused(objection);
            });
    book.note(meeting.id(), now.following(before.before(now)), clock.instant());
  }

  /** Under whichever of the citizen's numbers it was called first. */
  private Meeting asItBegan(Meeting meeting) {
    return numbers.keysOf(meeting.citizen()).stream()
        .map(meeting::about)
        .filter(each -> !book.of(each.id()).isEmpty() || !book.of(each.turned().id()).isEmpty())
        .findFirst()
        .orElse(meeting);
  }

  private static Meeting meeting(Envelope envelope, MeetingWord word) {
    boolean organises = word.matter().isTheOrganisers();
    return new Meeting(
        organises ? envelope.sender() : envelope.receiver(),
        organises ? envelope.receiver() : envelope.sender(),
        envelope.citizen().orElseThrow(),
        word.uid());
  }

  private MeetingThread of(MessageId thread) {
    return new MeetingThread(book.of(thread), this::mayBeHeard, reading::mayHaveBeenRead);
  }

  private boolean mayBeHeard(MessageId message) {
    return ledger
        .find(message)
        .filter(
            entry ->
                switch (entry.state()) {
                  case RECEIVED, ACCEPTED, RELEASED, WAITING, DELIVERED, ACKNOWLEDGED, DEAD -> true;
                  case REFUSED,
                      WITHHELD,
                      REJECTED,
                      STOPPED,
                      EXPIRED,
                      HANDLED,
                      RECALLED,
                      DISCARDED,
                      ERASED ->
                      false;
                })
        .isPresent();
  }

  private boolean mayBeNamed(MessageId message) {
    return mayBeHeard(message) && ledger.mayReach(message);
  }

  private static Refused refused(MeetingThread.Objection objection) {
    return switch (objection) {
      case UNKNOWN ->
          new Refused(
              RefusalCode.MEETING_UNKNOWN,
              "",
              "The receiver has called you to no such meeting about this citizen, or to no such version of it.");
      case CANCELLED ->
          new Refused(RefusalCode.MEETING_OUTDATED, "", "The meeting was cancelled before.");
      case OUTDATED ->
          new Refused(
              RefusalCode.MEETING_OUTDATED,
              "",
              "A newer word on this meeting came before. Look at its latest version.");
      case FULL ->
          new Refused(
              RefusalCode.TOO_LARGE,
              "",
              "Each says at most %d words on one meeting. Call another."
                  .formatted(MeetingThread.MOST_WORDS));
      case SAME_VERSION ->
          new Refused(
              RefusalCode.MEETING_SEQUENCE,
              "",
              "The time is another than in the same version before. Raise the sequence.");
    };
  }

  /** The word with those it follows, as its receiver knows them. */
  public MeetingWord completed(MeetingWord word, Envelope envelope) {
    List<Said> chain =
        book.threadOf(envelope.id()).stream()
            .flatMap(thread -> of(thread).chain(envelope.id(), this::mayBeNamed).stream())
            .toList();
    return word.after(
        chain.stream()
            .filter(said -> !said.message().equals(envelope.id()))
            .flatMap(said -> turn(said, envelope.receiver()))
            .toList());
  }

  private Stream<Turn> turn(Said said, PartyId reader) {
    return ledger.find(said.message()).stream()
        .map(
            entry ->
                new Turn(
                    entry.envelope().sender().equals(reader)
                        ? entry.particulars().senderMessageId()
                        : said.message().toString(),
                    said.activity(),
                    said.writtenAt(),
                    entry.envelope().sender()));
  }
}

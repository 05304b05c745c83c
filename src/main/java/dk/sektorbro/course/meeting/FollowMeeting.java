package dk.sektorbro.course.meeting;

import dk.sektorbro.course.Reading;
import dk.sektorbro.course.meeting.MeetingBook.Meeting;
import dk.sektorbro.course.move.Succession;
import dk.sektorbro.exchange.CitizenAliases;
import dk.sektorbro.exchange.ClockSkew;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.MeetingWord;
import dk.sektorbro.exchange.content.MeetingWord.Slot;
import dk.sektorbro.exchange.content.MeetingWord.Turn;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
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
  private final Succession succession;
  private final Clock clock;

  public FollowMeeting(
      MeetingBook book,
      Ledger ledger,
      Reading reading,
      CitizenAliases numbers,
      Succession succession,
      Clock clock) {
    this.book = book;
    this.ledger = ledger;
    this.reading = reading;
    this.numbers = numbers;
    this.succession = succession;
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
    Meeting meeting = meeting(envelope, word);
    if (word.matter().isTheOrganisers() && of(meeting.turned()).isRead()) {
      throw new Refused(
          RefusalCode.MEETING_NOT_YOURS,
          "",
          "The receiver called this meeting, so the receiver changes and cancels it. Answer, or propose another time.");
    }
    MeetingThread before = of(meeting);
    Said now = Said.of(envelope.id(), word);
    before
        .objectionTo(now)
        .ifPresent(
            objection -> {
              throw refused(objection);
            });
    book.note(asItBegan(meeting).id(), now.following(before.before(now)), clock.instant());
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

  private MeetingThread of(Meeting meeting) {
    return thread(meeting, book.of(asItBegan(meeting).id()));
  }

  /** With what was said before one of the two followed on another. */
  private MeetingThread thread(Meeting meeting, List<Said> said) {
    return new MeetingThread(
        Stream.concat(takenUp(meeting), said.stream()).toList(),
        this::mayBeHeard,
        reading::mayHaveBeenRead);
  }

  private Stream<Said> takenUp(Meeting meeting) {
    return Stream.of(meeting.organiser(), meeting.invited())
        .flatMap(heir -> takenUp(meeting, heir));
  }

  private Stream<Said> takenUp(Meeting meeting, PartyId heir) {
    return succession.predecessorsOf(heir, meeting.citizen()).stream()
        .flatMap(
            gone -> numbers.keysOf(meeting.citizen()).stream().map(meeting.with(gone, heir)::about))
        .flatMap(former -> book.of(former.id()).stream())
        .filter(
            word ->
                ledger
                    .find(word.message())
                    .filter(entry -> succession.maySee(heir, entry))
                    .isPresent());
  }

  /**
   * A meeting that is still to come, as whoever follows on one of the two may know it.
   *
   * @param with the other of the two
   */
  public record Upcoming(String uid, PartyId organiser, PartyId with, int sequence, Slot slot) {}

  /**
   * The meeting that a word of the party or to it was on, where it stands and the heir may see what
   * stands.
   */
  public Optional<Upcoming> upcoming(PartyId heir, PartyId gone, Ledger.Entry word) {
    Optional<Said> said =
        book.threadOf(word.envelope().id()).stream()
            .flatMap(thread -> book.of(thread).stream())
            .filter(each -> each.message().equals(word.envelope().id()))
            .findFirst();
    if (said.isEmpty() || word.particulars().conversation().isEmpty()) {
      return Optional.empty();
    }
    boolean organises = said.get().kind().isTheOrganisers();
    Envelope envelope = word.envelope();
    String uid = word.particulars().conversation().get();
    Meeting meeting =
        new Meeting(
                organises ? envelope.sender() : envelope.receiver(),
                organises ? envelope.receiver() : envelope.sender(),
                envelope.citizen().orElseThrow(),
                uid)
            .with(heir, gone);
    return of(meeting)
        .standing()
        .filter(
            standing ->
                standing.slot().filter(slot -> slot.end().isAfter(clock.instant())).isPresent())
        .map(
            standing ->
                new Upcoming(
                    uid,
                    meeting.organiser(),
                    meeting.organiser().equals(heir) ? meeting.invited() : meeting.organiser(),
                    standing.sequence(),
                    standing.slot().orElseThrow()));
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
            .map(book::of)
            .flatMap(
                said ->
                    thread(meeting(envelope, word), said)
                        .chain(envelope.id(), this::mayBeNamed)
                        .stream())
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

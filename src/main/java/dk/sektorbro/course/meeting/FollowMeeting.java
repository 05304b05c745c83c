package dk.sektorbro.course.meeting;

import dk.sektorbro.course.Reading;
import dk.sektorbro.course.meeting.MeetingBook.Meeting;
import dk.sektorbro.course.move.Succession;
import dk.sektorbro.exchange.CitizenKey;
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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A party says something of a meeting: the hub remembers it, and takes nothing that a newer word
 * has overtaken.
 */
public final class FollowMeeting {

  private final MeetingBook book;
  private final WordsOfMeeting words;
  private final Ledger ledger;
  private final Reading reading;
  private final Succession succession;
  private final Clock clock;

  public FollowMeeting(
      MeetingBook book,
      WordsOfMeeting words,
      Ledger ledger,
      Reading reading,
      Succession succession,
      Clock clock) {
    this.book = book;
    this.words = words;
    this.ledger = ledger;
    this.reading = reading;
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
    if (word.matter().isTheOrganisers() && isTakenOver(meeting)) {
      throw refused(MeetingThread.Objection.OUTDATED);
    }
    MeetingThread before = of(meeting);
    Said now = Said.of(envelope.id(), word);
    before
        .objectionTo(now)
        .ifPresent(
            objection -> {
              throw refused(objection);
            });
    book.note(meeting.id(), now.following(before.before(now)), clock.instant());
  }

  /**
   * Whether somebody who follows on the organiser has changed or cancelled the meeting: then it is
   * theirs, and what its former organiser says of it would be told to nobody who holds it.
   */
  private boolean isTakenOver(Meeting meeting) {
    Set<MessageId> own = words.of(meeting).stream().map(Said::message).collect(Collectors.toSet());
    return succession.followersOf(meeting.organiser(), meeting.citizen()).stream()
        .map(heir -> meeting.with(heir, meeting.organiser()))
        .flatMap(taken -> words.of(taken).stream())
        .filter(said -> said.kind().isTheOrganisers() && mayBeHeard(said.message()))
        .anyMatch(said -> said.follows().filter(own::contains).isPresent());
  }

  /** Whether the meeting that one calls so stands, as the other of the two is called to it. */
  public boolean isCalled(PartyId organiser, PartyId invited, CitizenKey citizen, String uid) {
    return of(new Meeting(organiser, invited, citizen, uid))
        .standing()
        .filter(said -> said.kind() == Said.Kind.INVITATION)
        .isPresent();
  }

  private static Meeting meeting(Envelope envelope, MeetingWord word) {
    return Meeting.of(
        envelope, envelope.citizen().orElseThrow(), word.matter().isTheOrganisers(), word.uid());
  }

  /** With what was said before one of the two followed on another. */
  private MeetingThread of(Meeting meeting) {
    return new MeetingThread(
        Stream.concat(takenUp(meeting), words.of(meeting).stream()).toList(),
        this::mayBeHeard,
        reading::mayHaveBeenRead);
  }

  private Stream<Said> takenUp(Meeting meeting) {
    return Stream.of(meeting.organiser(), meeting.invited())
        .flatMap(heir -> takenUp(meeting, heir));
  }

  private Stream<Said> takenUp(Meeting meeting, PartyId heir) {
    return succession.predecessorsOf(heir, meeting.citizen()).stream()
        .flatMap(gone -> words.of(meeting.with(gone, heir)).stream())
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
    return words
        .meetingOf(word)
        .map(meeting -> meeting.with(heir, gone))
        .flatMap(meeting -> upcoming(heir, meeting));
  }

  private Optional<Upcoming> upcoming(PartyId heir, Meeting meeting) {
    return of(meeting)
        .standing()
        .filter(
            standing ->
                standing.slot().filter(slot -> slot.end().isAfter(clock.instant())).isPresent())
        .map(
            standing ->
                new Upcoming(
                    meeting.uid(),
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
    List<Said> chain = of(meeting(envelope, word)).chain(envelope.id(), this::mayBeNamed);
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

package dk.sektorbro.course.meeting;

import dk.sektorbro.course.meeting.Said.Kind;
import dk.sektorbro.exchange.MessageId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Everything that an organiser and one of those invited have said of a meeting. Whatever came out
 * of order, each of them hears only words that are newer than those heard before, and the last of
 * them is the one that stands.
 */
final class MeetingThread {

  /** So many words each of the two says of one meeting. */
  static final int MOST_WORDS = 100;

  private final List<Said> said;
  private final Predicate<MessageId> mayBeHeard;
  private final Predicate<MessageId> mayBeRead;

  /**
   * @param said in the order it came
   * @param mayBeHeard whether a word has reached whom it is for, or still may
   * @param mayBeRead whether whom it is for may have read it by now
   */
  MeetingThread(List<Said> said, Predicate<MessageId> mayBeHeard, Predicate<MessageId> mayBeRead) {
    this.said = List.copyOf(said);
    this.mayBeHeard = mayBeHeard;
    this.mayBeRead = mayBeRead;
  }

  /** Whether whoever is invited may know of the meeting. */
  boolean isRead() {
    return read().findAny().isPresent();
  }

  /** The organiser's word that stands. */
  Optional<Said> standing() {
    return heard().max(Said.STANDING);
  }

  /** Why a word that comes now is not taken. */
  Optional<Objection> objectionTo(Said now) {
    if (isFull(now) && !endsWhatStands(now)) {
      return Optional.of(Objection.FULL);
    }
    return now.kind().isTheOrganisers() ? toTheOrganiser(now) : toWhoeverIsInvited(now);
  }

  private boolean isFull(Said now) {
    return said.stream().filter(word -> isOfOneSide(word, now)).count() >= MOST_WORDS;
  }

  /** However much was said, nobody is left with a meeting that its organiser will not hold. */
  private boolean endsWhatStands(Said now) {
    return now.kind() == Kind.CANCELLATION
        && standing().filter(word -> word.kind() == Kind.INVITATION).isPresent();
  }

  private static boolean isOfOneSide(Said one, Said other) {
    return one.kind().isTheOrganisers() == other.kind().isTheOrganisers();
  }

  private Optional<Objection> toTheOrganiser(Said now) {
    Optional<Said> latest = standing();
    if (latest.isEmpty()) {
      return Optional.empty();
    }
    if (Said.STANDING.compare(now, latest.get()) < 0) {
      return Optional.of(outdatedBy(latest.get()));
    }
    boolean movedUnseen =
        now.kind() == Kind.INVITATION
            && latest.get().kind() == Kind.INVITATION
            && now.sequence() == latest.get().sequence()
            && !now.slot().equals(latest.get().slot());
    return movedUnseen ? Optional.of(Objection.SAME_VERSION) : Optional.empty();
  }

  private Optional<Objection> toWhoeverIsInvited(Said now) {
    Optional<Said> current = read().max(Said.STANDING);
    if (current.isEmpty() || now.sequence() > current.get().sequence()) {
      return Optional.of(Objection.UNKNOWN);
    }
    if (current.get().kind() == Kind.CANCELLATION || now.sequence() < current.get().sequence()) {
      return Optional.of(outdatedBy(current.get()));
    }
    boolean changedItsMind =
        said.stream()
            .filter(word -> !word.kind().isTheOrganisers())
            .filter(word -> mayBeHeard.test(word.message()))
            .filter(word -> word.sequence() == now.sequence())
            .anyMatch(word -> word.writtenAt().isAfter(now.writtenAt()));
    return changedItsMind ? Optional.of(Objection.OUTDATED) : Optional.empty();
  }

  private static Objection outdatedBy(Said latest) {
    return latest.kind() == Kind.CANCELLATION ? Objection.CANCELLED : Objection.OUTDATED;
  }

  /** The word that one which comes now changes, takes back or answers. */
  Optional<Said> before(Said now) {
    return (now.kind().isTheOrganisers() ? heard() : read())
        .filter(word -> word.sequence() <= now.sequence())
        .max(Said.STANDING);
  }

  /**
   * A word and all that it goes back to, as its reader may know it, the first of them first. An
   * answer is read by whoever said all that it goes back to.
   *
   * @param mayReach whether a word has reached its reader, or will before this one
   */
  List<Said> chain(MessageId last, Predicate<MessageId> mayReach) {
    List<Said> all =
        Stream.iterate(find(last), Optional::isPresent, this::followed)
            .map(Optional::get)
            .toList()
            .reversed();
    List<Said> known =
        all.stream()
            .filter(
                word ->
                    word.message().equals(last)
                        || !all.getLast().kind().isTheOrganisers()
                        || mayReach.test(word.message()))
            .toList();
    return IntStream.range(0, known.size())
        .mapToObj(
            i -> known.get(i).following(i == 0 ? Optional.empty() : Optional.of(known.get(i - 1))))
        .toList();
  }

  private Optional<Said> followed(Optional<Said> word) {
    return word.flatMap(Said::follows).flatMap(this::find);
  }

  private Optional<Said> find(MessageId message) {
    return said.stream().filter(word -> word.message().equals(message)).findFirst();
  }

  private Stream<Said> heard() {
    return theOrganisers(mayBeHeard);
  }

  private Stream<Said> read() {
    return theOrganisers(mayBeRead);
  }

  private Stream<Said> theOrganisers(Predicate<MessageId> which) {
    return said.stream()
        .filter(word -> word.kind().isTheOrganisers())
        .filter(word -> which.test(word.message()));
  }

  /** Why a word is not taken. */
  enum Objection {
    /**
     * There is no such meeting, or no such version of it, that the sender knows it is called to.
     */
    UNKNOWN,
    /** The meeting was cancelled. */
    CANCELLED,
    /** A newer word came before. */
    OUTDATED,
    /** Its writer has said all that may be said of one meeting. */
    FULL,
    /** Another time under the version of the old one. */
    SAME_VERSION
  }
}

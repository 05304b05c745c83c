package dk.sektorbro.course;

import dk.sektorbro.exchange.content.HospitalNotified.Turn;
import dk.sektorbro.exchange.content.Standing;
import dk.sektorbro.exchange.content.StayEvent;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A citizen's stays as one hospital has told them, in whatever order its messages came. Each
 * message names the one it follows, and tells of those before it, so that a stay is known by its
 * first message even where that has not come yet.
 */
final class Stays {

  private final List<Noted> arrived;
  private final Map<String, Turn> turns = new HashMap<>();

  /**
   * @param arrived every notification of the citizen from one sender
   */
  Stays(List<Noted> arrived) {
    arrived.stream()
        .flatMap(noted -> noted.history().stream())
        .forEach(turn -> turns.putIfAbsent(turn.messageId(), turn));
    arrived.forEach(noted -> turns.put(noted.turn().messageId(), noted.turn()));
    this.arrived = arrived.stream().map(noted -> noted.as(meant(noted.turn()))).toList();
    this.arrived.forEach(noted -> turns.put(noted.turn().messageId(), noted.turn()));
  }

  /**
   * The step as it was meant. A death is told by the code of an admission, with the citizen marked;
   * who takes it back marks nobody, so that is known only by what is taken back.
   */
  private Turn meant(Turn turn) {
    boolean takesADeathBack =
        turn.event() == StayEvent.ADMITTED
            && turn.standing() == Standing.CANCELLED
            && turn.follows().filter(this::tellsOfADeath).isPresent();
    return takesADeathBack ? turn.as(StayEvent.ENDED) : turn;
  }

  private boolean tellsOfADeath(String messageId) {
    return chain(messageId).stream()
        .map(turns::get)
        .filter(Objects::nonNull)
        .takeWhile(turn -> turn.standing() != Standing.CANCELLED)
        .filter(turn -> turn.standing() == Standing.NEW || turn.event() == StayEvent.ENDED)
        .findFirst()
        .filter(turn -> turn.event() == StayEvent.ENDED)
        .isPresent();
  }

  /** What arrived, as it was meant in its stay. */
  Noted meant(Noted now) {
    return now.as(with(now).meant(now.turn()));
  }

  /** The first message of the stay that a message belongs to, as far as is known. */
  String firstOf(String messageId) {
    return chain(messageId).getLast();
  }

  /** The message and those it goes back to, the latest first. */
  private List<String> chain(String messageId) {
    Set<String> seen = new HashSet<>(); // a circle ends where it began
    return Stream.iterate(
            Optional.of(messageId),
            Optional::isPresent,
            id -> id.map(turns::get).flatMap(Turn::follows))
        .map(Optional::get)
        .takeWhile(seen::add)
        .toList();
  }

  /**
   * When the citizen was admitted to each stay, by its first message. A stay that was taken back
   * was none, and of several words on the moment the one that was told last counts.
   */
  Map<String, OffsetDateTime> admissions() {
    Map<String, OffsetDateTime> admissions = new HashMap<>();
    arrived.stream()
        .sorted(
            Comparator.comparing((Noted noted) -> noted.turn().at())
                .thenComparing(noted -> noted.turn().messageId()))
        .filter(noted -> tellsOfAnAdmission(noted.turn()))
        .forEach(
            noted ->
                noted
                    .times()
                    .admittedAt()
                    .ifPresent(at -> admissions.put(firstOf(noted.turn().messageId()), at)));
    return admissions;
  }

  private boolean tellsOfAnAdmission(Turn turn) {
    return standing(turn).anyMatch(turn::equals) && !isTakenBack(turn);
  }

  /** Who takes an admission back takes back everything after it. */
  private boolean isTakenBack(Turn turn) {
    String stay = firstOf(turn.messageId());
    return arrived.stream()
        .map(Noted::turn)
        .filter(each -> firstOf(each.messageId()).equals(stay))
        .anyMatch(
            each -> each.event() == StayEvent.ADMITTED && each.standing() == Standing.CANCELLED);
  }

  /**
   * When the stay began by the last word on it after this one, where there is one: what comes late
   * does not know that the moment was mended since.
   *
   * @param isTold whether what a message says is told to whoever is told of this one
   */
  Optional<OffsetDateTime> mendedSince(Turn told, Predicate<String> isTold) {
    String stay = firstOf(told.messageId());
    return arrived.stream()
        .filter(noted -> noted.turn().at().isAfter(told.at()))
        .filter(noted -> firstOf(noted.turn().messageId()).equals(stay))
        .filter(noted -> tellsOfAnAdmission(noted.turn()))
        .filter(noted -> isTold.test(noted.turn().messageId()))
        .max(
            Comparator.comparing((Noted noted) -> noted.turn().at())
                .thenComparing(noted -> noted.turn().messageId()))
        .flatMap(noted -> noted.times().admittedAt());
  }

  /** What a notification that comes now gives to tell; {@code this} is what came before it. */
  Telling telling(Noted now) {
    Stays all = with(now);
    return all.telling(all.meant(now.turn()));
  }

  private Stays with(Noted now) {
    return new Stays(Stream.concat(arrived.stream(), Stream.of(now)).toList());
  }

  private Telling telling(Turn now) {
    return switch (now.standing()) {
      case NEW -> news(now, now.messageId());
      case REVISED -> revision(now);
      case CANCELLED -> cancellation(now);
    };
  }

  private Telling news(Turn now, String subject) {
    if (corrections(subject, now).anyMatch(turn -> turn.standing() == Standing.CANCELLED)) {
      return new Telling.Nothing(Telling.Silence.CANCELLED);
    }
    if (corrections(subject, now).findAny().isPresent()) {
      return new Telling.Nothing(Telling.Silence.REVISED);
    }
    return isOver(now) ? new Telling.Nothing(Telling.Silence.OVER) : new Telling.News();
  }

  private Telling revision(Turn now) {
    String subject = subject(now);
    if (corrections(subject, now).anyMatch(turn -> turn.standing() == Standing.CANCELLED)) {
      return new Telling.Nothing(Telling.Silence.CANCELLED);
    }
    if (corrections(subject, now).anyMatch(turn -> !turn.at().isBefore(now.at()))) {
      return new Telling.Nothing(Telling.Silence.REVISED);
    }
    if (isOver(now)) {
      return new Telling.Nothing(Telling.Silence.OVER);
    }
    Set<String> of = told(subject, now);
    return of.isEmpty() || of.equals(Set.of(now.messageId()))
        ? new Telling.News()
        : new Telling.Correction(of);
  }

  private Telling cancellation(Turn now) {
    String subject = subject(now);
    if (corrections(subject, now).anyMatch(turn -> turn.standing() == Standing.CANCELLED)) {
      return new Telling.Nothing(Telling.Silence.CANCELLED);
    }
    Set<String> of = told(subject, now);
    return of.isEmpty() || of.equals(Set.of(now.messageId()))
        ? new Telling.Nothing(Telling.Silence.NOTHING_WAS_TOLD)
        : new Telling.Correction(of);
  }

  /**
   * The message that told first what this one corrects: back along the chain, since a correction
   * may name the latest message of the stay rather than the one it means.
   */
  private String subject(Turn correction) {
    String named = correction.follows().orElse(correction.messageId());
    return chain(named).stream()
        .filter(id -> isFirstWord(id, correction.event()))
        .findFirst()
        .orElse(isAnotherStep(named, correction) ? correction.messageId() : named);
  }

  /** What tells of another step is not what this corrects. */
  private boolean isAnotherStep(String id, Turn correction) {
    return Optional.ofNullable(turns.get(id))
        .filter(turn -> turn.event() != correction.event())
        .isPresent();
  }

  private boolean isFirstWord(String id, StayEvent event) {
    return Optional.ofNullable(turns.get(id))
        .filter(turn -> turn.event() == event && turn.standing() == Standing.NEW)
        .isPresent();
  }

  /** What arrived and revises or cancels the same. */
  private Stream<Turn> corrections(String subject, Turn except) {
    return arrived.stream()
        .map(Noted::turn)
        .filter(turn -> turn.standing() != Standing.NEW)
        .filter(turn -> !turn.messageId().equals(except.messageId()))
        .filter(turn -> subject(turn).equals(subject));
  }

  /**
   * The messages whose notices told the subject. Who takes an admission back takes back the end of
   * its stay with it: where the end came first, its notice told of the admission.
   */
  private Set<String> told(String subject, Turn now) {
    Set<String> of =
        Stream.concat(
                arrived.stream()
                    .map(Noted::turn)
                    .map(Turn::messageId)
                    .filter(id -> id.equals(subject)),
                corrections(subject, now).map(Turn::messageId))
            .collect(Collectors.toCollection(HashSet::new));
    boolean all = now.event() == StayEvent.ADMITTED && now.standing() == Standing.CANCELLED;
    if (all && !of.isEmpty()) {
      ends(now).map(Turn::messageId).forEach(of::add);
    }
    return of;
  }

  /** Whether a later end of the stay, or of the leave, came before it. */
  private boolean isOver(Turn now) {
    return ends(now).anyMatch(end -> end.at().isAfter(now.at()) && !meansTheSame(end, now))
        || leaveIsOver(now);
  }

  /** Whether the two are the same word on an end, or one revises the other. */
  private boolean meansTheSame(Turn one, Turn other) {
    return firstWord(one).equals(firstWord(other));
  }

  private String firstWord(Turn turn) {
    return turn.standing() == Standing.NEW ? turn.messageId() : subject(turn);
  }

  private boolean leaveIsOver(Turn now) {
    return now.event() == StayEvent.LEAVE_STARTED
        && standing(now)
            .anyMatch(
                turn ->
                    turn.event() == StayEvent.LEAVE_ENDED
                        && chain(turn.messageId()).contains(now.messageId()));
  }

  private Stream<Turn> ends(Turn of) {
    return standing(of).filter(turn -> turn.event().endsTheStay());
  }

  /** What arrived of the same stay and was not taken back. */
  private Stream<Turn> standing(Turn of) {
    String stay = firstOf(of.messageId());
    return arrived.stream()
        .map(Noted::turn)
        .filter(turn -> turn.standing() != Standing.CANCELLED)
        .filter(turn -> firstOf(turn.messageId()).equals(stay))
        .filter(
            turn ->
                corrections(firstWord(turn), turn)
                    .noneMatch(other -> other.standing() == Standing.CANCELLED));
  }
}

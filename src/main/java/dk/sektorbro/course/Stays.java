package dk.sektorbro.course;

import dk.sektorbro.exchange.content.HospitalNotified.Times;
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
import java.util.function.Function;
import java.util.function.Predicate;
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
    inTheOrderTheyWereWritten(arrived.stream())
        .filter(noted -> stands(noted.turn()) && !isTakenBack(noted.turn()))
        .forEach(
            noted ->
                noted
                    .times()
                    .admittedAt()
                    .ifPresent(at -> admissions.put(firstOf(noted.turn().messageId()), at)));
    return admissions;
  }

  /** Of two that were written at the same moment, the one that came first is the last word. */
  private static Stream<Noted> inTheOrderTheyWereWritten(Stream<Noted> inTheOrderTheyCame) {
    return inTheOrderTheyCame.toList().reversed().stream()
        .sorted(
            Comparator.comparing((Noted noted) -> noted.turn().at())
                .thenComparing(noted -> noted.turn().standing()));
  }

  /** What the messages say together of a step that one of them tells. */
  Said said(String messageId, StayEvent step) {
    Turn own = Optional.ofNullable(turns.get(messageId)).orElseThrow();
    List<Noted> all = inTheOrderTheyWereWritten(notedOfTheStayOf(own)).toList();
    List<Noted> standing = all.stream().filter(noted -> stands(noted.turn())).toList();
    Optional<Turn> told =
        own.event() == step
            ? Optional.of(own)
            : last(standing, noted -> Optional.of(noted.turn()).filter(it -> it.event() == step));
    List<Noted> ofTheStep =
        standing.stream()
            .filter(noted -> told.filter(it -> meansTheSame(noted.turn(), it)).isPresent())
            .toList();
    return new Said(
        new Times(
            admittedAt(all, own),
            step.endsTheStay()
                ? last(ofTheStep, noted -> noted.times().endedAt())
                : Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        last(ofTheStep, Noted::call));
  }

  /** An admission that was taken back says when the stay began only where nothing else does. */
  private Optional<OffsetDateTime> admittedAt(List<Noted> words, Turn own) {
    boolean anotherOne = isAnAdmission(own) && own.standing() == Standing.CANCELLED;
    return admittedAt(words, turn -> anotherOne && isAnAdmission(turn) && stands(turn))
        .or(() -> admittedAt(words, turn -> !isAnAdmission(turn) || stands(turn)))
        .or(() -> admittedAt(words, turn -> true));
  }

  private static Optional<OffsetDateTime> admittedAt(List<Noted> words, Predicate<Turn> which) {
    return last(
        words.stream().filter(noted -> which.test(noted.turn())).toList(),
        noted -> noted.times().admittedAt());
  }

  private static <T> Optional<T> last(List<Noted> words, Function<Noted, Optional<T>> of) {
    return words.stream().flatMap(noted -> of.apply(noted).stream()).reduce((one, later) -> later);
  }

  /** Whether the ward asks for the call, or no longer does, only since this message came. */
  boolean isNewsOfTheCall(Turn now) {
    List<Noted> words =
        inTheOrderTheyWereWritten(
                notedOfTheStayOf(now).filter(noted -> meansTheSame(noted.turn(), now)))
            .toList();
    List<Noted> before = words.stream().filter(noted -> !noted.turn().equals(now)).toList();
    return !last(words, Noted::call).orElse(false).equals(last(before, Noted::call).orElse(false));
  }

  /**
   * Whether the admission was taken back after the message was written, and with it all of the stay
   * until then. A ward that tells of the stay after that tells of one that it goes on from.
   */
  boolean isTakenBack(Turn turn) {
    return ofTheStayOf(turn)
        .filter(each -> isAnAdmission(each) && each.standing() == Standing.CANCELLED)
        .filter(each -> !each.equals(turn) && !each.at().isBefore(turn.at()))
        .anyMatch(each -> !isAdmittedBut(each));
  }

  /** Whether the stay has another admission than the one that is taken back. */
  boolean isAdmittedBut(Turn cancellation) {
    String stay = firstOf(cancellation.messageId());
    String subject = firstWord(cancellation);
    return isAnAdmission(cancellation)
        && turns.values().stream()
            .filter(turn -> isAnAdmission(turn) && turn.standing() == Standing.NEW)
            .filter(turn -> !turn.messageId().equals(subject))
            .filter(turn -> firstOf(turn.messageId()).equals(stay))
            .anyMatch(this::stands);
  }

  private static boolean isAnAdmission(Turn turn) {
    return turn.event() == StayEvent.ADMITTED;
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
        .filter(noted -> stands(noted.turn()) && !isTakenBack(noted.turn()))
        .filter(noted -> isTold.test(noted.turn().messageId()))
        .max(
            Comparator.comparing((Noted noted) -> noted.turn().at())
                .thenComparing(noted -> noted.turn().messageId()))
        .flatMap(noted -> noted.times().admittedAt());
  }

  /** What a notification that comes now gives to tell; {@code this} is what came before it. */
  Telling telling(Noted now) {
    Stays all = with(now);
    return new TellingOf(all, all.meant(now.turn())).telling();
  }

  private Stays with(Noted now) {
    return new Stays(Stream.concat(arrived.stream(), Stream.of(now)).toList());
  }

  /**
   * The message that told first what a correction corrects: back along the chain, since it may name
   * the latest message of the stay rather than the one it means.
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
  Stream<Turn> corrections(String subject, Turn except) {
    return arrived.stream()
        .map(Noted::turn)
        .filter(turn -> turn.standing() != Standing.NEW)
        .filter(turn -> !turn.messageId().equals(except.messageId()))
        .filter(turn -> subject(turn).equals(subject));
  }

  /** Whether a later end of the stay, or of the leave, came before it. */
  boolean isOver(Turn now) {
    return ends(now).anyMatch(end -> end.at().isAfter(now.at()) && !meansTheSame(end, now))
        || leaveIsOver(now);
  }

  /** Whether the two are the same word on a step, or one revises the other. */
  private boolean meansTheSame(Turn one, Turn other) {
    return firstWord(one).equals(firstWord(other));
  }

  /** The message that told first what this one tells. */
  String firstWord(Turn turn) {
    return turn.standing() == Standing.NEW ? turn.messageId() : subject(turn);
  }

  private boolean leaveIsOver(Turn now) {
    return now.event() == StayEvent.LEAVE_STARTED
        && ofTheStayOf(now)
            .filter(this::stands)
            .anyMatch(
                turn ->
                    turn.event() == StayEvent.LEAVE_ENDED
                        && chain(turn.messageId()).contains(now.messageId()));
  }

  /** The ends of the same stay that arrived and were not taken back. */
  Stream<Turn> ends(Turn of) {
    return ofTheStayOf(of).filter(turn -> turn.event().endsTheStay() && stands(turn));
  }

  /** What arrived of the same stay. */
  Stream<Turn> ofTheStayOf(Turn turn) {
    return notedOfTheStayOf(turn).map(Noted::turn);
  }

  private Stream<Noted> notedOfTheStayOf(Turn turn) {
    String stay = firstOf(turn.messageId());
    return arrived.stream().filter(noted -> firstOf(noted.turn().messageId()).equals(stay));
  }

  private boolean stands(Turn turn) {
    return turn.standing() != Standing.CANCELLED
        && corrections(firstWord(turn), turn)
            .noneMatch(other -> other.standing() == Standing.CANCELLED);
  }
}

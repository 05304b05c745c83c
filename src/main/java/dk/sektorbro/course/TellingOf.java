package dk.sektorbro.course;

import dk.sektorbro.course.Telling.Silence;
import dk.sektorbro.exchange.content.HospitalNotified.Turn;
import dk.sektorbro.exchange.content.Standing;
import dk.sektorbro.exchange.content.StayEvent;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one message gives to tell.
 *
 * @param all everything that came, the message among it
 * @param now the message
 */
record TellingOf(Stays all, Turn now) {

  Telling telling() {
    String subject = all.firstWord(now);
    if (all.isTakenBack(now)
        || all.corrections(subject, now).anyMatch(turn -> turn.standing() == Standing.CANCELLED)) {
      return new Telling.Nothing(Silence.CANCELLED);
    }
    return switch (now.standing()) {
      case NEW ->
          all.corrections(subject, now).findAny().isPresent() ? late(subject) : unlessOver(news());
      case REVISED ->
          all.corrections(subject, now).anyMatch(turn -> !turn.at().isBefore(now.at()))
              ? late(subject)
              : unlessOver(revision(subject));
      case CANCELLED -> cancellation(subject);
    };
  }

  private static Telling news() {
    return new Telling.News();
  }

  /**
   * A later word on the same came before it. Where that does not speak of the call, what is said of
   * it here holds all the same.
   */
  private Telling late(String subject) {
    return now.event() == StayEvent.DISCHARGED && all.isNewsOfTheCall(now)
        ? new Telling.Correction(told(subject), Set.of(), Standing.REVISED)
        : new Telling.Nothing(Silence.REVISED);
  }

  private Telling unlessOver(Telling telling) {
    return all.isOver(now) ? new Telling.Nothing(Silence.OVER) : telling;
  }

  private Telling revision(String subject) {
    Set<String> of = told(subject);
    return of.isEmpty() && !isToldByAnEnd()
        ? news()
        : new Telling.Correction(of, tellingOfTheAdmission(), Standing.REVISED);
  }

  /** Only with the last admission of a stay all of it is taken back. */
  private Telling cancellation(String subject) {
    Set<String> of = told(subject);
    boolean isAdmittedAllTheSame = all.isAdmittedBut(now);
    Set<String> elsewhere =
        isAdmittedAllTheSame
            ? tellingOfTheAdmission()
            : told(turn -> now.event() == StayEvent.ADMITTED && !turn.at().isAfter(now.at()));
    return of.isEmpty() && elsewhere.isEmpty()
        ? new Telling.Nothing(Silence.NOTHING_WAS_TOLD)
        : new Telling.Correction(
            of, elsewhere, isAdmittedAllTheSame ? Standing.REVISED : Standing.CANCELLED);
  }

  private boolean isToldByAnEnd() {
    return now.event() == StayEvent.ADMITTED && all.ends(now).findAny().isPresent();
  }

  /** An end that came before its admission told of both; so does the word that takes it back. */
  private Set<String> tellingOfTheAdmission() {
    return told(turn -> now.event() == StayEvent.ADMITTED && turn.event().endsTheStay());
  }

  private Set<String> told(Predicate<Turn> which) {
    return ids(all.ofTheStayOf(now).filter(turn -> !turn.equals(now)).filter(which));
  }

  private Set<String> told(String subject) {
    return told(turn -> turn.messageId().equals(subject) || all.firstWord(turn).equals(subject));
  }

  private static Set<String> ids(Stream<Turn> turns) {
    return turns.map(Turn::messageId).collect(Collectors.toUnmodifiableSet());
  }
}

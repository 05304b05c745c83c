package dk.sektorbro.certificate.clock;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * One rule about a deadline, for the days it is in force.
 *
 * @param categories of the cases it is for
 * @param only what a case must have beside
 * @param from the first day it counts
 * @param to the first day it no longer does
 * @param source the law, with section
 */
record Rule(
    Step step,
    Set<Category> categories,
    Only only,
    Term term,
    Moves moves,
    LocalDate from,
    Optional<LocalDate> to,
    String source) {

  enum Only {
    EARLY_FOLLOW_UP,
    EMPLOYER_KNOWN,
    ANY
  }

  /** Where a deadline goes whose day is no working day. */
  enum Moves {
    EARLIER,
    LATER
  }

  boolean isFor(Step wanted, Absence absence) {
    return step == wanted
        && categories.contains(absence.category())
        && switch (only) {
          case EARLY_FOLLOW_UP -> absence.earlyFollowUp();
          case EMPLOYER_KNOWN -> absence.employerKnown();
          case ANY -> true;
        };
  }

  /**
   * The deadline as this rule has it: one that had passed when the rule came into force falls on
   * that day, and one that falls when it no longer is in force is none.
   */
  Optional<LocalDate> inForce(LocalDate deadline) {
    LocalDate day = deadline.isBefore(from) ? from : deadline;
    return Optional.of(day).filter(it -> to.map(it::isBefore).orElse(true));
  }
}

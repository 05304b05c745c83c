package dk.sektorbro.certificate.clock;

import java.time.LocalDate;

/**
 * What the timeline of a case depends on.
 *
 * @param reported the day the case first came to the hub
 * @param earlyFollowUp whether citizen or employer wished for early follow-up
 * @param employerKnown whether there is an employer to speak with
 */
public record Absence(
    LocalDate firstDay,
    LocalDate reported,
    Category category,
    boolean earlyFollowUp,
    boolean employerKnown) {

  /** The last day of a week; the first week begins with the first day of absence. */
  LocalDate endOfWeek(int week) {
    return firstDay.plusWeeks(week).minusDays(1);
  }
}

package dk.sektorbro.certificate.clock;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A deadline of a case.
 *
 * @param number 1 for the first of its step; follow-ups are counted with the first
 * @param due the day the law names
 * @param act the last working day on which it can be done in time
 * @param done the day it was done, where it was
 * @param source the rule
 */
public record Milestone(
    Step step, int number, LocalDate due, LocalDate act, Optional<LocalDate> done, String source) {

  public boolean inTime() {
    return done.map(day -> !day.isAfter(due)).orElse(false);
  }
}

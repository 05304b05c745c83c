package dk.sektorbro.course.plan;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** Where activities of the two sectors get in each other's way. */
public sealed interface Overlap {

  /** The activities it is about, by id. */
  List<String> activities();

  /** Two are at the same time, from that day on. */
  record Clash(List<String> activities, PlanPart.WeeklyTime at, LocalDate from)
      implements Overlap {}

  /** In the week that begins on that Monday, all together take more than the plan allows. */
  record TooMuch(List<String> activities, LocalDate week, Duration planned, Duration allowed)
      implements Overlap {}

  /** Two are of the same kind in the same period. */
  record Repetition(List<String> activities, String kind, LocalDate from) implements Overlap {}
}

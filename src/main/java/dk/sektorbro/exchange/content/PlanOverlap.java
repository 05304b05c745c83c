package dk.sektorbro.exchange.content;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Where activities of different sectors get in each other's way.
 *
 * @param activities ids of the activities it is about
 * @param from the first day on which it is so; of {@code TOO_MUCH}, the Monday of that week
 * @param planned of {@code TOO_MUCH}, what all activities together take of the week
 * @param allowed of {@code TOO_MUCH}, what they may take
 */
public record PlanOverlap(
    Kind kind,
    List<String> activities,
    LocalDate from,
    Optional<Duration> planned,
    Optional<Duration> allowed) {

  /** What is wrong. */
  public enum Kind {
    /** Two are at the same time. */
    CLASH("clash"),
    /** Two are of the same kind in the same period. */
    REPETITION("repetition"),
    /** All together take more of a week than is allowed. */
    TOO_MUCH("too-much");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  public PlanOverlap {
    activities = List.copyOf(activities);
  }

  public static PlanOverlap clash(List<String> activities, LocalDate from) {
    return new PlanOverlap(Kind.CLASH, activities, from, Optional.empty(), Optional.empty());
  }

  public static PlanOverlap repetition(List<String> activities, LocalDate from) {
    return new PlanOverlap(Kind.REPETITION, activities, from, Optional.empty(), Optional.empty());
  }

  public static PlanOverlap tooMuch(
      List<String> activities, LocalDate week, Duration planned, Duration allowed) {
    return new PlanOverlap(
        Kind.TOO_MUCH, activities, week, Optional.of(planned), Optional.of(allowed));
  }
}

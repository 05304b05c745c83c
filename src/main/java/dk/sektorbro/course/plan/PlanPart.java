package dk.sektorbro.course.plan;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * A part of a plan that somebody writes as a whole: what is changed at once, and merged at once.
 */
public sealed interface PlanPart {

  /** Made by whoever wrote it first; a UUID. */
  String id();

  Voice voice();

  /**
   * Whose word a part is. Each side writes only its own; the citizen's words either side may write.
   */
  enum Voice {
    CITIZEN,
    JOBCENTRE,
    PSYCHIATRY
  }

  /** What is to be reached, in the words of who wants it. */
  record Goal(String id, Voice voice, String words) implements PlanPart {
    @Override
    public String toString() {
      return "Goal[" + id + "]";
    }
  }

  /**
   * What somebody does towards it.
   *
   * @param kind a code by which two activities are the same, such as {@code physical-training}
   * @param first the first day
   * @param last the last day
   * @param times when in each week; empty where that is not fixed
   * @param weekly how much time it takes of a week
   */
  record Activity(
      String id,
      Voice voice,
      String kind,
      String words,
      String responsible,
      LocalDate first,
      LocalDate last,
      List<WeeklyTime> times,
      Duration weekly,
      Status status)
      implements PlanPart {

    public Activity {
      if (last.isBefore(first)) {
        throw new IllegalArgumentException("An activity ends before it begins");
      }
      times = List.copyOf(times);
    }

    /** Whether it takes anybody's time. */
    boolean counts() {
      return status == Status.PLANNED || status == Status.UNDER_WAY;
    }

    @Override
    public String toString() {
      return "Activity[" + id + "]";
    }
  }

  /** Every week at that time, Danish time. */
  record WeeklyTime(DayOfWeek day, LocalTime from, LocalTime to) {

    public WeeklyTime {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException("A time ends before it begins");
      }
    }

    boolean overlaps(WeeklyTime other) {
      return day == other.day && from.isBefore(other.to) && other.from.isBefore(to);
    }
  }

  /** Where an activity is. */
  enum Status {
    PLANNED,
    UNDER_WAY,
    COMPLETED,
    STOPPED
  }
}

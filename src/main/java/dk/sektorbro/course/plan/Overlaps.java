package dk.sektorbro.course.plan;

import dk.sektorbro.course.plan.PlanPart.Activity;
import dk.sektorbro.course.plan.PlanPart.WeeklyTime;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds where activities of different sectors collide, repeat each other or are too many. */
public final class Overlaps {

  private final Duration mostInAWeek;

  /**
   * @param mostInAWeek how much all activities together may take of the citizen's week
   */
  public Overlaps(Duration mostInAWeek) {
    this.mostInAWeek = mostInAWeek;
  }

  /** All of them, in the same order for the same plan. */
  public List<Overlap> in(Plan plan) {
    List<Activity> activities =
        plan.activities()
            .filter(Activity::counts)
            .sorted(Comparator.comparing(Activity::id))
            .toList();
    List<Overlap> found = new ArrayList<>();
    for (int i = 0; i < activities.size(); i++) {
      for (Activity other : activities.subList(i + 1, activities.size())) {
        between(activities.get(i), other, found);
      }
    }
    found.addAll(tooMuch(activities));
    return List.copyOf(found);
  }

  private static void between(Activity one, Activity other, List<Overlap> found) {
    Optional<LocalDate> both = firstDayOfBoth(one, other);
    if (one.voice() == other.voice() || both.isEmpty()) {
      return;
    }
    List<String> ids = List.of(one.id(), other.id());
    if (one.kind().equals(other.kind())) {
      found.add(new Overlap.Repetition(ids, one.kind(), both.get()));
    }
    LocalDate last = one.last().isBefore(other.last()) ? one.last() : other.last();
    for (WeeklyTime time : one.times()) {
      LocalDate day = both.get().with(TemporalAdjusters.nextOrSame(time.day()));
      if (!day.isAfter(last) && other.times().stream().anyMatch(time::overlaps)) {
        found.add(new Overlap.Clash(ids, time, day));
      }
    }
  }

  private static Optional<LocalDate> firstDayOfBoth(Activity one, Activity other) {
    LocalDate first = one.first().isAfter(other.first()) ? one.first() : other.first();
    return first.isAfter(one.last()) || first.isAfter(other.last())
        ? Optional.empty()
        : Optional.of(first);
  }

  /**
   * Each stretch of weeks once, by its first week: what is planned changes only where one begins.
   */
  private List<Overlap> tooMuch(List<Activity> activities) {
    List<Overlap> found = new ArrayList<>();
    SortedSet<LocalDate> weeks = new TreeSet<>();
    activities.forEach(activity -> weeks.add(mondayOf(activity.first())));
    for (LocalDate week : weeks) {
      List<Activity> then = activities.stream().filter(each -> isIn(each, week)).toList();
      Duration planned = then.stream().map(Activity::weekly).reduce(Duration.ZERO, Duration::plus);
      boolean both = then.stream().map(Activity::voice).distinct().count() > 1;
      if (both && planned.compareTo(mostInAWeek) > 0) {
        found.add(
            new Overlap.TooMuch(
                then.stream().map(Activity::id).toList(), week, planned, mostInAWeek));
      }
    }
    return found;
  }

  private static LocalDate mondayOf(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static boolean isIn(Activity activity, LocalDate week) {
    return !activity.first().isAfter(week.plusDays(6)) && !activity.last().isBefore(week);
  }
}

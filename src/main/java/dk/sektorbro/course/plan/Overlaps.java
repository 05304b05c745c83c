package dk.sektorbro.course.plan;

import dk.sektorbro.exchange.content.PlanOverlap;
import dk.sektorbro.exchange.content.PlanPart.Activity;
import dk.sektorbro.exchange.content.PlanPart.Kind;
import dk.sektorbro.exchange.content.PlanPart.WeekLimit;
import dk.sektorbro.participant.Sector;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds where activities of different sectors collide, repeat each other or are too many. */
public final class Overlaps {

  private final Duration mostInAWeek;

  /**
   * @param mostInAWeek how much all activities together may take of the citizen's week, where the
   *     plan does not say
   */
  public Overlaps(Duration mostInAWeek) {
    this.mostInAWeek = mostInAWeek;
  }

  /** An activity and whose it is. */
  private record Planned(Activity activity, Sector sector) {

    String id() {
      return activity.id();
    }

    /** In its first and last week only the days that are left of it count. */
    Duration in(LocalDate week) {
      LocalDate from = later(activity.first(), week);
      LocalDate to = earlier(activity.last(), week.plusDays(6));
      return from.isAfter(to)
          ? Duration.ZERO
          : activity.weekly().map(weekly -> weekly.between(from, to)).orElse(Duration.ZERO);
    }
  }

  /**
   * All of them, in the same order for the same plan.
   *
   * @param today what is over by then gets in nobody's way
   */
  public List<PlanOverlap> in(Collection<Wording> wordings, LocalDate today) {
    List<Planned> planned =
        wordings.stream()
            .flatMap(Overlaps::planned)
            .filter(each -> !each.activity().last().isBefore(today))
            .sorted(Comparator.comparing(Planned::id))
            .toList();
    List<PlanOverlap> found = new ArrayList<>();
    for (int i = 0; i < planned.size(); i++) {
      for (Planned other : planned.subList(i + 1, planned.size())) {
        between(planned.get(i), other, found);
      }
    }
    found.addAll(tooMuch(planned, mostInAWeek(wordings)));
    return List.copyOf(found);
  }

  /** As long as it is in conflict, the least that anybody wrote. */
  private Duration mostInAWeek(Collection<Wording> wordings) {
    return wordings.stream()
        .map(Wording::part)
        .filter(WeekLimit.class::isInstance)
        .map(limit -> ((WeekLimit) limit).most())
        .min(Comparator.naturalOrder())
        .orElse(mostInAWeek);
  }

  private static Stream<Planned> planned(Wording wording) {
    return wording.part() instanceof Activity activity && activity.takesTime()
        ? Stream.of(new Planned(activity, wording.sector()))
        : Stream.empty();
  }

  private static void between(Planned one, Planned other, List<PlanOverlap> found) {
    LocalDate first = later(one.activity().first(), other.activity().first());
    LocalDate last = earlier(one.activity().last(), other.activity().last());
    if (one.sector() == other.sector() || first.isAfter(last) || one.id().equals(other.id())) {
      return;
    }
    List<String> ids = List.of(one.id(), other.id());
    if (one.activity().kind() == other.activity().kind() && one.activity().kind() != Kind.OTHER) {
      found.add(PlanOverlap.repetition(ids, first));
    }
    firstMeeting(one.activity(), other.activity(), first)
        .filter(day -> !day.isAfter(last))
        .ifPresent(day -> found.add(PlanOverlap.clash(ids, day)));
  }

  private static Optional<LocalDate> firstMeeting(Activity one, Activity other, LocalDate first) {
    return one.weekly()
        .flatMap(weekly -> other.weekly().map(weekly::meets))
        .flatMap(
            days ->
                days.stream()
                    .map(day -> first.with(TemporalAdjusters.nextOrSame(day)))
                    .min(Comparator.naturalOrder()));
  }

  /**
   * The same activities once, by their first week: more is planned than before only in the week in
   * which one begins, or in the next, where it begins in the midst of a week.
   */
  private static List<PlanOverlap> tooMuch(List<Planned> planned, Duration most) {
    List<PlanOverlap> found = new ArrayList<>();
    SortedSet<LocalDate> weeks = new TreeSet<>();
    for (Planned each : planned) {
      weeks.add(mondayOf(each.activity().first()));
      weeks.add(mondayOf(each.activity().first()).plusWeeks(1));
    }
    Set<List<String>> told = new HashSet<>();
    for (LocalDate week : weeks) {
      List<Planned> then = planned.stream().filter(each -> !each.in(week).isZero()).toList();
      Duration all = all(then, week);
      boolean ofSeveral = then.stream().map(Planned::sector).distinct().count() > 1;
      List<String> ids = then.stream().map(Planned::id).distinct().toList();
      if (ofSeveral && all.compareTo(most) > 0 && told.add(ids)) {
        found.add(PlanOverlap.tooMuch(ids, week, all, most));
      }
    }
    return found;
  }

  /** Of an activity in conflict only one wording is to stand; it may be the longest. */
  private static Duration all(List<Planned> then, LocalDate week) {
    Map<String, Duration> longest = new HashMap<>();
    then.forEach(each -> longest.merge(each.id(), each.in(week), Overlaps::longer));
    return longest.values().stream().reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static LocalDate mondayOf(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }
}

package dk.sektorbro.course.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.PlanOverlap;
import dk.sektorbro.exchange.content.PlanPart;
import dk.sektorbro.exchange.content.PlanPart.Activity;
import dk.sektorbro.exchange.content.PlanPart.Kind;
import dk.sektorbro.exchange.content.PlanPart.Stage;
import dk.sektorbro.exchange.content.PlanPart.WeekLimit;
import dk.sektorbro.exchange.content.PlanPart.Weekly;
import dk.sektorbro.participant.Sector;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Louise has activities from both sectors, and nobody saw the other's. */
class OverlapsTest {

  private static final Duration TWENTY_HOURS = Duration.ofHours(20);
  private static final LocalDate MARCH = LocalDate.parse("2026-03-02");
  private static final LocalDate MAY = LocalDate.parse("2026-05-29");
  private static final String ONE = RandomPlans.id(1);
  private static final String TWO = RandomPlans.id(2);

  private final Overlaps overlaps = new Overlaps(TWENTY_HOURS);

  private static Activity activity(String id, Kind kind, Weekly weekly) {
    return new Activity(
        id, kind, "words", "somebody", MARCH, MAY, Optional.of(weekly), Stage.PLANNED);
  }

  private static Weekly on(DayOfWeek day, int from, int hours) {
    return new Weekly(Set.of(day), Optional.of(LocalTime.of(from, 0)), 1, Duration.ofHours(hours));
  }

  private static Weekly hours(int times, int each) {
    return new Weekly(Set.of(), Optional.empty(), times, Duration.ofHours(each));
  }

  private static Wording by(Sector sector, PlanPart activity) {
    return new Wording(
        UUID.randomUUID(),
        UUID.randomUUID(),
        activity,
        new PartyId(sector == Sector.JOBCENTRE ? "111111" : "222222"),
        sector,
        Instant.EPOCH,
        1,
        Set.of());
  }

  private List<PlanOverlap> found(Activity jobcentres, Activity psychiatrys) {
    return overlaps.in(
        List.of(by(Sector.JOBCENTRE, jobcentres), by(Sector.PSYCHIATRY, psychiatrys)), MARCH);
  }

  @Test
  void aCourseAtTheTimeOfTheGroupIsAClash() {
    assertThat(
            found(
                activity(ONE, Kind.COURSE, on(DayOfWeek.TUESDAY, 9, 3)),
                activity(TWO, Kind.GROUP, on(DayOfWeek.TUESDAY, 11, 2))))
        .containsExactly(PlanOverlap.clash(List.of(ONE, TWO), LocalDate.parse("2026-03-03")));
  }

  @Test
  void oneAfterTheOtherIsNone() {
    assertThat(
            found(
                activity(ONE, Kind.COURSE, on(DayOfWeek.TUESDAY, 9, 2)),
                activity(TWO, Kind.GROUP, on(DayOfWeek.TUESDAY, 11, 2))))
        .isEmpty();
  }

  @Test
  void whatOneSectorArrangesByItselfIsItsOwnMatter() {
    assertThat(
            overlaps.in(
                List.of(
                    by(Sector.PSYCHIATRY, activity(ONE, Kind.GROUP, on(DayOfWeek.TUESDAY, 9, 2))),
                    by(Sector.PSYCHIATRY, activity(TWO, Kind.GROUP, on(DayOfWeek.TUESDAY, 9, 2)))),
                MARCH))
        .isEmpty();
  }

  @Test
  void moreThanIsAllowedInAWeekIsTooMuch() {
    assertThat(
            found(
                activity(ONE, Kind.WORK_PLACEMENT, hours(5, 3)),
                activity(TWO, Kind.TREATMENT, hours(3, 2))))
        .containsExactly(
            PlanOverlap.tooMuch(List.of(ONE, TWO), MARCH, Duration.ofHours(21), TWENTY_HOURS));
  }

  @Test
  void ofAnActivityInConflictTheLongerWordingCounts() {
    Wording treatment = by(Sector.PSYCHIATRY, activity(TWO, Kind.TREATMENT, hours(3, 2)));
    Wording alternative = by(Sector.JOBCENTRE, activity(ONE, Kind.WORK_PLACEMENT, hours(4, 3)));

    assertThat(
            overlaps.in(
                List.of(
                    by(Sector.JOBCENTRE, activity(ONE, Kind.WORK_PLACEMENT, hours(4, 2))),
                    alternative,
                    treatment),
                MARCH))
        .isEmpty();
    assertThat(
            overlaps.in(
                List.of(
                    by(Sector.JOBCENTRE, activity(ONE, Kind.WORK_PLACEMENT, hours(5, 3))),
                    alternative,
                    treatment),
                MARCH))
        .containsExactly(
            PlanOverlap.tooMuch(List.of(ONE, TWO), MARCH, Duration.ofHours(21), TWENTY_HOURS));
  }

  @Test
  void theSameTrainingTwiceIsARepetitionAndOtherThingsAreNot() {
    assertThat(
            found(
                activity(ONE, Kind.PHYSICAL_TRAINING, hours(1, 2)),
                activity(TWO, Kind.PHYSICAL_TRAINING, hours(1, 2))))
        .containsExactly(PlanOverlap.repetition(List.of(ONE, TWO), MARCH));
    assertThat(
            found(activity(ONE, Kind.OTHER, hours(1, 2)), activity(TWO, Kind.OTHER, hours(1, 2))))
        .isEmpty();
  }

  @Test
  void whatIsOverGetsInNobodysWay() {
    List<Wording> both =
        List.of(
            by(Sector.JOBCENTRE, activity(ONE, Kind.GROUP, hours(1, 2))),
            by(Sector.PSYCHIATRY, activity(TWO, Kind.GROUP, hours(1, 2))));

    assertThat(overlaps.in(both, MAY)).hasSize(1);
    assertThat(overlaps.in(both, MAY.plusDays(1))).isEmpty();
  }

  @Test
  void whatIsFoundIsWhatACalendarKeptDayByDayShows() {
    for (long seed = 0; seed < 5_000; seed++) {
      RandomPlans plans = new RandomPlans(seed);
      Activity one = plans.activity(ONE);
      Activity other = plans.activity(TWO);
      List<PlanOverlap.Kind> found = found(one, other).stream().map(PlanOverlap::kind).toList();

      assertThat(found.contains(PlanOverlap.Kind.CLASH))
          .as("seed %d", seed)
          .isEqualTo(meetOnSomeDay(one, other));
      assertThat(found.contains(PlanOverlap.Kind.TOO_MUCH))
          .as("seed %d", seed)
          .isEqualTo(fillSomeWeek(one, other));
    }
  }

  private static boolean bothTakeTime(Activity one, Activity other) {
    return one.takesTime()
        && other.takesTime()
        && one.weekly().isPresent()
        && other.weekly().isPresent();
  }

  private static boolean meetOnSomeDay(Activity one, Activity other) {
    return bothTakeTime(one, other)
        && one.first()
            .datesUntil(one.last().plusDays(1))
            .filter(day -> !day.isBefore(other.first()) && !day.isAfter(other.last()))
            .anyMatch(day -> quarters(one, day).stream().anyMatch(quarters(other, day)::contains));
  }

  /** The quarters of an hour that it takes on that day. */
  private static Set<Integer> quarters(Activity activity, LocalDate day) {
    Weekly weekly = activity.weekly().orElseThrow();
    if (!weekly.days().contains(day.getDayOfWeek())) {
      return Set.of();
    }
    int from = weekly.from().orElseThrow().toSecondOfDay() / 900;
    int last = from + (int) (weekly.each().toMinutes() / 15);
    return IntStream.range(from, last).boxed().collect(Collectors.toSet());
  }

  private static boolean fillSomeWeek(Activity one, Activity other) {
    return bothTakeTime(one, other)
        && one.first()
            .datesUntil(one.last().plusDays(1))
            .map(day -> day.with(DayOfWeek.MONDAY))
            .anyMatch(
                monday ->
                    !taken(one, monday).isZero()
                        && !taken(other, monday).isZero()
                        && taken(one, monday).plus(taken(other, monday)).compareTo(TWENTY_HOURS)
                            > 0);
  }

  /** What it takes of the week, day by day. */
  private static Duration taken(Activity activity, LocalDate monday) {
    Weekly weekly = activity.weekly().orElseThrow();
    List<LocalDate> days =
        monday
            .datesUntil(monday.plusDays(7))
            .filter(day -> !day.isBefore(activity.first()) && !day.isAfter(activity.last()))
            .toList();
    if (weekly.days().isEmpty()) {
      return days.isEmpty() ? Duration.ZERO : weekly.each().multipliedBy(weekly.times());
    }
    return weekly
        .each()
        .multipliedBy(
            days.stream().map(LocalDate::getDayOfWeek).filter(weekly.days()::contains).count());
  }

  @Test
  void hoursThatTheFirstOrLastWeekOfAnActivityDoesNotHaveAreNotTooMuch() {
    Activity ends =
        new Activity(
            ONE,
            Kind.WORK_PLACEMENT,
            "words",
            "somebody",
            MARCH.minusWeeks(4),
            MARCH.plusDays(1),
            Optional.of(
                new Weekly(
                    Set.of(DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
                    Optional.empty(),
                    2,
                    Duration.ofHours(8))),
            Stage.UNDER_WAY);
    Activity begins = activity(TWO, Kind.TREATMENT, on(DayOfWeek.WEDNESDAY, 8, 8));

    assertThat(found(ends, begins)).isEmpty();
  }

  @Test
  void whatThePlanItselfAllowsOfAWeekGoesBeforeWhatTheHubDoes() {
    Wording training = by(Sector.JOBCENTRE, activity(ONE, Kind.COURSE, hours(3, 5)));
    Wording group = by(Sector.PSYCHIATRY, activity(TWO, Kind.GROUP, hours(2, 4)));
    Wording wide = by(Sector.JOBCENTRE, new WeekLimit(Duration.ofHours(25)));
    Wording narrow = by(Sector.PSYCHIATRY, new WeekLimit(Duration.ofHours(10)));

    assertThat(overlaps.in(List.of(training, group), MARCH)).hasSize(1);
    assertThat(overlaps.in(List.of(training, group, wide), MARCH)).isEmpty();
    assertThat(overlaps.in(List.of(training, group, wide, narrow), MARCH))
        .singleElement()
        .satisfies(
            overlap -> {
              assertThat(overlap.kind()).isEqualTo(PlanOverlap.Kind.TOO_MUCH);
              assertThat(overlap.allowed()).contains(Duration.ofHours(10));
            });
  }
}

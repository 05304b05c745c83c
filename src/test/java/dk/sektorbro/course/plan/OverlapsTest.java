package dk.sektorbro.course.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.course.plan.PlanPart.Activity;
import dk.sektorbro.course.plan.PlanPart.Status;
import dk.sektorbro.course.plan.PlanPart.Voice;
import dk.sektorbro.course.plan.PlanPart.WeeklyTime;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Louise has activities from both sectors, and nobody saw the other's. */
class OverlapsTest {

  private static final Duration TWENTY_HOURS = Duration.ofHours(20);
  private static final LocalDate MARCH = LocalDate.parse("2026-03-02");
  private static final LocalDate MAY = LocalDate.parse("2026-05-29");

  private final Overlaps overlaps = new Overlaps(TWENTY_HOURS);

  private static Activity activity(
      String id, Voice voice, String kind, int hours, WeeklyTime... times) {
    return new Activity(
        id,
        voice,
        kind,
        "words",
        "somebody",
        MARCH,
        MAY,
        List.of(times),
        Duration.ofHours(hours),
        Status.PLANNED);
  }

  private static WeeklyTime at(DayOfWeek day, int from, int to) {
    return new WeeklyTime(day, LocalTime.of(from, 0), LocalTime.of(to, 0));
  }

  @Test
  void aCourseAtTheTimeOfTheGroupIsAClash() {
    Activity course = activity("1", Voice.JOBCENTRE, "course", 6, at(DayOfWeek.TUESDAY, 9, 12));
    Activity group = activity("2", Voice.PSYCHIATRY, "group", 2, at(DayOfWeek.TUESDAY, 11, 13));

    assertThat(overlaps.in(Plan.of(List.of(course, group))))
        .containsExactly(
            new Overlap.Clash(
                List.of("1", "2"), at(DayOfWeek.TUESDAY, 9, 12), LocalDate.parse("2026-03-03")));
  }

  @Test
  void oneAfterTheOtherIsNone() {
    Activity course = activity("1", Voice.JOBCENTRE, "course", 6, at(DayOfWeek.TUESDAY, 9, 11));
    Activity group = activity("2", Voice.PSYCHIATRY, "group", 2, at(DayOfWeek.TUESDAY, 11, 13));

    assertThat(overlaps.in(Plan.of(List.of(course, group)))).isEmpty();
  }

  @Test
  void moreThanThePlanAllowsInAWeekIsTooMuch() {
    Activity placement = activity("1", Voice.JOBCENTRE, "placement", 15);
    Activity therapy = activity("2", Voice.PSYCHIATRY, "therapy", 6);

    assertThat(overlaps.in(Plan.of(List.of(placement, therapy))))
        .containsExactly(
            new Overlap.TooMuch(List.of("1", "2"), MARCH, Duration.ofHours(21), TWENTY_HOURS));
  }

  @Test
  void theSameTrainingTwiceIsARepetition() {
    Activity one = activity("1", Voice.JOBCENTRE, "physical-training", 2);
    Activity other = activity("2", Voice.PSYCHIATRY, "physical-training", 2);

    assertThat(overlaps.in(Plan.of(List.of(one, other))))
        .containsExactly(new Overlap.Repetition(List.of("1", "2"), "physical-training", MARCH));
  }

  @Test
  void whatIsFoundIsWhatACalendarKeptDayByDayShows() {
    for (long seed = 0; seed < 5_000; seed++) {
      RandomPlans plans = new RandomPlans(seed);
      Activity one = plans.activity("1");
      Activity other = plans.activity("2");
      List<Overlap> found = overlaps.in(Plan.of(List.of(one, other)));

      assertThat(found.stream().anyMatch(Overlap.Clash.class::isInstance))
          .as("seed %d: %s and %s", seed, one, other)
          .isEqualTo(meetOnSomeDay(one, other));
      assertThat(found.stream().anyMatch(Overlap.TooMuch.class::isInstance))
          .as("seed %d: %s and %s", seed, one, other)
          .isEqualTo(fillSomeWeek(one, other));
    }
  }

  private static boolean ofBothAndDue(Activity one, Activity other) {
    return one.voice() != other.voice() && one.counts() && other.counts();
  }

  private static boolean meetOnSomeDay(Activity one, Activity other) {
    return ofBothAndDue(one, other)
        && one.first()
            .datesUntil(one.last().plusDays(1))
            .filter(day -> !day.isBefore(other.first()) && !day.isAfter(other.last()))
            .anyMatch(
                day ->
                    one.times().stream()
                        .filter(time -> time.day() == day.getDayOfWeek())
                        .anyMatch(time -> other.times().stream().anyMatch(time::overlaps)));
  }

  private static boolean fillSomeWeek(Activity one, Activity other) {
    return ofBothAndDue(one, other)
        && one.weekly().plus(other.weekly()).compareTo(TWENTY_HOURS) > 0
        && one.first()
            .datesUntil(one.last().plusDays(1))
            .map(day -> day.with(DayOfWeek.MONDAY))
            .anyMatch(
                monday ->
                    !other.first().isAfter(monday.plusDays(6)) && !other.last().isBefore(monday));
  }
}

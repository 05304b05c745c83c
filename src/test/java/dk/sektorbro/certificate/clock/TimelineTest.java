package dk.sektorbro.certificate.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.exchange.DanishCalendar;
import dk.sektorbro.exchange.config.WrongConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineTest {

  private final DanishCalendar calendar = DanishCalendar.read(Path.of("config/calendar.yaml"));
  private final BenefitRules rules =
      BenefitRulesFile.read(
          Path.of("config/sickness-benefit.yaml"),
          calendar,
          (form, asked) -> AnswerTimes.Days.of(14, 8));

  @Test
  void aCaseIsFollowedUpByTheEndOfWeek8AndFourTimesInHalfAYear() {
    Timeline timeline = timeline(absence("2026-03-02"));

    assertThat(due(timeline, Step.FIRST_FOLLOW_UP)).containsExactly("2026-04-26");
    assertThat(act(timeline, Step.FIRST_FOLLOW_UP)).containsExactly("2026-04-24");
    assertThat(due(timeline, Step.FOLLOW_UP))
        .containsExactly("2026-06-07", "2026-07-19", "2026-08-30");
    assertThat(due(timeline, Step.REASSESSMENT)).containsExactly("2026-08-02");
    assertThat(due(timeline, Step.INFORMATION_FORM)).containsExactly("2026-03-12");
    assertThat(due(timeline, Step.EMPLOYER_CONTACT)).containsExactly("2026-04-26");
  }

  @Test
  void aCaseIsAskedForSoEarlyThatTheAnswerCanBeThere() {
    Timeline.LatestRequest request = timeline(absence("2026-03-02")).request().orElseThrow();

    assertThat(request.form()).isEqualTo("LAE-285");
    assertThat(request.needed()).isEqualTo("2026-04-23");
    assertThat(request.usual()).isEqualTo("2026-04-09");
    assertThat(request.last()).isEqualTo("2026-04-15");
  }

  @Test
  void easterPullsTheLatestDayToAskBeforeIt() {
    Timeline.LatestRequest request = timeline(absence("2026-02-26")).request().orElseThrow();

    assertThat(request.needed()).isEqualTo("2026-04-21");
    assertThat(request.usual()).isEqualTo("2026-04-07");
    Timeline.LatestRequest earlier = timeline(absence("2026-02-24")).request().orElseThrow();
    assertThat(earlier.needed()).isEqualTo("2026-04-17");
    assertThat(earlier.usual()).isEqualTo("2026-04-01");
  }

  @Test
  void aShortAbsenceHasNoFollowUpByLawAndNothingToAskFor() {
    Timeline timeline =
        timeline(new Absence(day("2026-03-02"), day("2026-03-04"), Category.SHORT, false, true));

    assertThat(timeline.request()).isEmpty();
    assertThat(timeline.milestones())
        .extracting(Milestone::step)
        .containsExactly(Step.INFORMATION_FORM, Step.REASSESSMENT);
  }

  @Test
  void anEarlyFollowUpIsDueTwoWeeksFromTheWish() {
    Timeline timeline =
        timeline(new Absence(day("2026-03-02"), day("2026-03-04"), Category.SHORT, true, false));

    assertThat(due(timeline, Step.FIRST_FOLLOW_UP)).containsExactly("2026-03-18");
    assertThat(timeline.request().orElseThrow().last()).isEqualTo("2026-03-09");
  }

  @Test
  void anEarlyWishLateInTheCaseDoesNotPutTheFirstFollowUpOff() {
    Timeline timeline =
        timeline(new Absence(day("2026-03-02"), day("2026-04-20"), Category.LONGER, true, false));

    assertThat(due(timeline, Step.FIRST_FOLLOW_UP)).containsExactly("2026-04-26");
  }

  @Test
  void theYearsEndChristmasAndWeek53ChangeNoWeekOfACase() {
    Timeline timeline = timeline(absence("2020-11-09"));

    assertThat(due(timeline, Step.FIRST_FOLLOW_UP)).containsExactly("2021-01-03");
    assertThat(act(timeline, Step.FIRST_FOLLOW_UP)).containsExactly("2020-12-30");
    assertThat(timeline.request().orElseThrow().needed()).isEqualTo("2020-12-29");
    assertThat(due(timeline(absence("2026-12-28")), Step.FIRST_FOLLOW_UP))
        .containsExactly("2027-02-21");
  }

  @Test
  void weeksThatSummerTimeBeginsAndEndsInAreWholeWeeks() {
    assertThat(due(timeline(absence("2026-03-16")), Step.FIRST_FOLLOW_UP))
        .containsExactly("2026-05-10");
    assertThat(due(timeline(absence("2026-10-12")), Step.FIRST_FOLLOW_UP))
        .containsExactly("2026-12-06");
  }

  @Test
  void aCaseUnderTheEarlierRuleIsFollowedUpEveryFourWeeks() {
    assertThat(due(timeline(absence("2018-01-01")), Step.FOLLOW_UP))
        .containsExactly("2018-03-25", "2018-04-22", "2018-05-20", "2018-06-17");
  }

  @Test
  void aCaseThatSpansTheChangeOfRulesIsComputedPieceByPiece() {
    Timeline timeline = timeline(absence("2019-09-16"));

    assertThat(due(timeline, Step.FIRST_FOLLOW_UP)).containsExactly("2019-11-10");
    assertThat(due(timeline, Step.FOLLOW_UP))
        .containsExactly("2019-12-08", "2020-01-26", "2020-03-15");
    assertThat(timeline.milestones().stream().filter(it -> it.step() == Step.FOLLOW_UP))
        .extracting(it -> it.source().contains("every 4 weeks"))
        .containsExactly(true, false, false);
  }

  @Test
  void aDeadlineThatANewRuleSetsInThePastIsDueTheDayTheRuleBegins(@TempDir Path directory)
      throws IOException {
    BenefitRules stricter =
        rulesWith(
            directory,
            """
            - { step: first-follow-up, end-of-week: 8, moves: earlier, from: "2014-01-01", to: "2027-03-01", source: old }
            - { step: first-follow-up, end-of-week: 4, moves: earlier, from: "2027-03-01", source: new }
            """);

    assertThat(firstFollowUp(stricter, "2026-12-01")).isEqualTo("2027-01-25");
    assertThat(firstFollowUp(stricter, "2027-01-18")).isEqualTo("2027-03-01");
    assertThat(firstFollowUp(stricter, "2027-02-15")).isEqualTo("2027-03-14");
  }

  @Test
  void aFollowUpIsCountedFromTheDayTheOneBeforeWasHeld() {
    Timeline timeline =
        rules.timeline(
            absence("2026-03-02"),
            Map.of(
                Step.FIRST_FOLLOW_UP,
                List.of(day("2026-03-30")),
                Step.FOLLOW_UP,
                List.of(day("2026-05-20"))));

    assertThat(timeline.first(Step.FIRST_FOLLOW_UP).orElseThrow().inTime()).isTrue();
    assertThat(due(timeline, Step.FOLLOW_UP))
        .containsExactly("2026-05-20", "2026-07-10", "2026-08-30");
    assertThat(timeline.milestones().stream().filter(it -> it.done().isPresent()))
        .extracting(Milestone::number)
        .containsExactly(1, 2);
  }

  @Test
  void onEveryDayOfTheYearsTheDayToAskIsAWorkingDayThatLeavesTheAnswerItsTime() {
    day("2024-01-01")
        .datesUntil(day("2028-01-01"))
        .forEach(
            first -> {
              Timeline timeline =
                  timeline(new Absence(first, first.plusDays(3), Category.LONGER, false, true));
              Timeline.LatestRequest request = timeline.request().orElseThrow();
              LocalDate followUp = timeline.first(Step.FIRST_FOLLOW_UP).orElseThrow().act();
              assertThat(List.of(request.usual(), request.last(), request.needed(), followUp))
                  .allMatch(calendar::isWorkingDay)
                  .isSorted();
              assertThat(request.last().plusDays(8)).isBeforeOrEqualTo(request.needed());
              assertThat(rules.dueIfAsked("LAE-285", request.last(), Optional.of(request.needed())))
                  .isBeforeOrEqualTo(request.needed());
            });
  }

  @Test
  void anAnswerIsNeverDueSoonerThanTheLawLetsOneAsk() {
    LocalDate thursday = day("2026-04-16");

    LocalDate due = rules.dueIfAsked("LAE-285", thursday, Optional.of(day("2026-04-20")));

    assertThat(due).isEqualTo("2026-04-24");
    assertThat(rules.dueIfAsked("LAE-285", day("2026-03-20"), Optional.empty()))
        .isEqualTo("2026-04-07");
    assertThat(due.getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
  }

  @Test
  void everyFaultOfTheFileIsTold(@TempDir Path directory) {
    assertThatThrownBy(
            () ->
                rulesWith(
                    directory,
                    """
                    - { step: supper, end-of-week: 8, moves: earlier, from: "2014-01-01", source: x }
                    - { step: follow-up, end-of-week: 0, times: 4, moves: sideways, from: never }
                    """))
        .isInstanceOf(WrongConfiguration.class)
        .hasMessageContaining("'supper' cannot be used")
        .hasMessageContaining("give one of within-days")
        .hasMessageContaining("'sideways' cannot be used")
        .hasMessageContaining("'never' cannot be used")
        .hasMessageContaining("'source' is missing");
  }

  private BenefitRules rulesWith(Path directory, String list) throws IOException {
    Path file = directory.resolve("sickness-benefit.yaml");
    Files.writeString(
        file,
        "rules:\n"
            + list
            + "certificate: { form: LAE-285, lead-days: 1 }\n"
            + "standby: { form: LAE-115, after-days: 1 }\n");
    return BenefitRulesFile.read(file, calendar, (form, asked) -> AnswerTimes.Days.of(14, 8));
  }

  private static LocalDate firstFollowUp(BenefitRules rules, String firstDay) {
    return rules
        .timeline(absence(firstDay), Map.of())
        .first(Step.FIRST_FOLLOW_UP)
        .orElseThrow()
        .due();
  }

  private Timeline timeline(Absence absence) {
    return rules.timeline(absence, Map.of());
  }

  private static Absence absence(String firstDay) {
    return new Absence(day(firstDay), day(firstDay).plusDays(2), Category.LONGER, false, true);
  }

  private static List<String> due(Timeline timeline, Step step) {
    return timeline.milestones().stream()
        .filter(it -> it.step() == step)
        .map(it -> it.due().toString())
        .toList();
  }

  private static List<String> act(Timeline timeline, Step step) {
    return timeline.milestones().stream()
        .filter(it -> it.step() == step)
        .map(it -> it.act().toString())
        .toList();
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}

package dk.sektorbro.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.jobcentre.soap.DayOfWeekCode;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.PlanActivity;
import dk.sektorbro.jobcentre.soap.PlanOverlap;
import dk.sektorbro.jobcentre.soap.PlanStageCode;
import dk.sektorbro.jobcentre.soap.PlanVoiceCode;
import dk.sektorbro.jobcentre.soap.PlanWeek;
import dk.sektorbro.wire.EhrPlan;
import dk.sektorbro.wire.Hub;
import dk.sektorbro.wire.OneHub;
import dk.sektorbro.world.Member;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Louise is in a group in psychiatry and on a course at the jobcentre, at the same hour. Both see
 * it the moment it is planned, and she gets one plan that begins with her own words.
 */
@ExtendWith(OneHub.class)
class LouiseTest {

  private final TwoSectors louise;

  LouiseTest(Hub hub) {
    this.louise = new TwoSectors(hub, "Louise", "0202801QL2");
  }

  @Test
  void whatOverlapsIsSeenByBothAndBecomesOnePlan() {
    try (Hub.Given consent = louise.signsConsent(InformationTypeCode.CARE_PLAN)) {
      louise.psychiatryBeginsThePlan();
      assertThat(louise.jobcentreHearsOfThePlan().getPlan().getPlanActivity())
          .singleElement()
          .satisfies(group -> assertThat(group.getWeek().getFromTime()).isEqualTo("10:00"));

      PlanActivity course = course(DayOfWeekCode.TUE);
      assertThat(louise.jobcentreWrites(course).getPlan().getPlanOverlap())
          .extracting(PlanOverlap::getHow)
          .containsExactly("clash");
      louise.psychiatryHearsOf(course, plan -> !plan.getExtensionsByUrl(EhrPlan.OVERLAP).isEmpty());

      course.getWeek().getOnDay().clear();
      course.getWeek().getOnDay().add(DayOfWeekCode.WED);
      assertThat(louise.jobcentreWrites(course).getPlan().getPlanOverlap()).isEmpty();
      louise.psychiatryHearsOf(course, plan -> plan.getExtensionsByUrl(EhrPlan.OVERLAP).isEmpty());

      assertThat(louise.planAsSeenBy(Member.JOBCENTRE).getPlanGoal())
          .singleElement()
          .satisfies(goal -> assertThat(goal.getVoice()).isEqualTo(PlanVoiceCode.CITIZEN));
      assertThat(louise.planAsSeenBy(Member.JOBCENTRE).getPlanActivity())
          .extracting(PlanActivity::getId)
          .containsExactlyInAnyOrderElementsOf(
              louise.planAsPsychiatrySeesIt().getActivity().stream().map(EhrPlan::idOf).toList())
          .hasSize(2);
    }
  }

  static PlanActivity course() {
    return course(DayOfWeekCode.TUE);
  }

  private static PlanActivity course(DayOfWeekCode day) {
    PlanWeek week = new PlanWeek();
    week.getOnDay().add(day);
    week.setFromTime("09:00");
    week.setMinutes(180);
    PlanActivity course = new PlanActivity();
    course.setId(UUID.randomUUID().toString());
    course.setWhat("course");
    course.setWords("Kursus i jobsøgning");
    course.setResponsible("Jobcenter Testkøbing");
    course.setFirstDay(TwoSectors.today().minusDays(7));
    course.setLastDay(TwoSectors.today().plusDays(28));
    course.setWeek(week);
    course.setStage(PlanStageCode.PLANNED);
    return course;
  }
}

package dk.sektorbro.jobcentre;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.course.plan.SomePlans;
import dk.sektorbro.exchange.content.PlanPart;
import dk.sektorbro.exchange.content.PlanSeen;
import dk.sektorbro.jobcentre.soap.Plan;
import dk.sektorbro.jobcentre.soap.UpdatePlan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a jobcentre is shown of a plan, sent back as it is. */
class PlanRoundTripTest {

  @Test
  void aPartComesBackAsItWasShown() {
    for (long seed = 0; seed < 2_000; seed++) {
      PlanSeen seen = SomePlans.seen(seed);

      Plan shown = PlanWriting.plan(seen);
      UpdatePlan back = new UpdatePlan();
      back.getPlanGoal().addAll(shown.getPlanGoal());
      back.getPlanActivity().addAll(shown.getPlanActivity());
      back.getPlanWeekLimit().addAll(shown.getPlanWeekLimit());

      List<PlanPart> parts = seen.parts().stream().map(PlanSeen.Said::part).toList();
      assertThat(new PlanReading(back).parts())
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(parts);
    }
  }
}

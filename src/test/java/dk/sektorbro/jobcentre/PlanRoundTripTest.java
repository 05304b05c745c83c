package dk.sektorbro.jobcentre;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.course.plan.SomePlans;
import dk.sektorbro.exchange.content.PlanPart;
import dk.sektorbro.exchange.content.PlanSeen;
import dk.sektorbro.jobcentre.soap.GetPlanResponse;
import dk.sektorbro.jobcentre.soap.Plan;
import dk.sektorbro.jobcentre.soap.UpdatePlan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a jobcentre is shown of a plan, sent back as it is. */
class PlanRoundTripTest {

  private static final JobcentreContract CONTRACT = JobcentreContract.load();
  private static final ContractReader READER = new ContractReader(CONTRACT);
  private static final ContractWriter WRITER = new ContractWriter(CONTRACT, READER);

  @Test
  void aPartComesBackAsItWasShown() {
    for (long seed = 0; seed < 500; seed++) {
      PlanSeen seen = SomePlans.seen(seed);

      GetPlanResponse response = new GetPlanResponse();
      response.setVersion("0".repeat(64));
      response.setPlan(PlanWriting.plan(seen));
      Plan shown = through(response).getPlan();
      UpdatePlan back = new UpdatePlan();
      back.setSender(Requests.JOBCENTRE.sor());
      back.setCitizen(shown.getCitizen());
      back.getPlanGoal().addAll(shown.getPlanGoal());
      back.getPlanActivity().addAll(shown.getPlanActivity());
      back.getPlanWeekLimit().addAll(shown.getPlanWeekLimit());

      List<PlanPart> parts = seen.parts().stream().map(PlanSeen.Said::part).toList();
      assertThat(new PlanReading(through(back)).parts())
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(parts);
    }
  }

  /** As XML of the contract, held to its schema, and back. */
  @SuppressWarnings("unchecked")
  private static <T> T through(T message) {
    return (T) READER.read(WRITER.write(message));
  }
}

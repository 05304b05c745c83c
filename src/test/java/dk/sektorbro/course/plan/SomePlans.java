package dk.sektorbro.course.plan;

import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Citizen;
import dk.sektorbro.exchange.content.PlanPart;
import dk.sektorbro.exchange.content.PlanPart.Goal;
import dk.sektorbro.exchange.content.PlanPart.Stage;
import dk.sektorbro.exchange.content.PlanPart.Voice;
import dk.sektorbro.exchange.content.PlanSeen;
import dk.sektorbro.exchange.content.PlanSeen.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Plans as a party sees them, for tests of how they look in its language. */
public final class SomePlans {

  private static final String SOME_ID = "00000000-0000-4000-8000-0000000000ff";

  private SomePlans() {}

  /** The same seed makes the same plan. */
  public static PlanSeen seen(long seed) {
    RandomPlans random = new RandomPlans(seed);
    List<Said> said = new ArrayList<>();
    int parts = random.below(7);
    for (int i = 0; i < parts; i++) {
      PlanPart part =
          switch (random.below(4)) {
            case 0 -> random.goal(i);
            case 1 -> new Goal(RandomPlans.id(i), Voice.PROFESSIONAL, "words", Stage.PLANNED);
            default -> random.activity(RandomPlans.id(i));
          };
      said.add(
          new Said(
              SOME_ID,
              SOME_ID,
              part,
              new PartyId("99999021000016005"),
              Instant.parse("2026-03-02T09:00:00Z"),
              random.below(4) == 0));
    }
    if (random.below(3) == 0) {
      said.add(
          new Said(
              SOME_ID,
              SOME_ID,
              new PlanPart.WeekLimit(Duration.ofMinutes(1L + random.below(10_080))),
              new PartyId("99999021000016005"),
              Instant.parse("2026-03-02T09:00:00Z"),
              false));
    }
    TestCitizen bruno = TestCitizen.BRUNO;
    return new PlanSeen(
        new Citizen(bruno.id(), bruno.givenName(), bruno.familyName()), said, List.of());
  }
}

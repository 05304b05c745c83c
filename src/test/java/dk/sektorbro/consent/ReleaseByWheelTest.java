package dk.sektorbro.consent;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.exchange.PartyId;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The shipped release profile of the plan gives each wheel as much as it needs. */
class ReleaseByWheelTest {

  private static final ReleaseProfile PLAN =
      ReleaseProfiles.read(
              FhirContext.forR4Cached(), List.of(Path.of("config/release/care-plan-update.yaml")))
          .get("care-plan-update");

  private static boolean gets(String element, Wheel... wheels) {
    Set<Wheel> all = EnumSet.noneOf(Wheel.class);
    all.addAll(List.of(wheels));
    Party jobcentre =
        new Party(
                new PartyId("99999011000016001"),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of("jobcentre"))
            .in(all);
    return PLAN.elements(
            jobcentre, Set.of(new Code(CodeSystems.PURPOSES, Purpose.COORDINATION_OF_CARE.code())))
        .orElseThrow()
        .lists("CarePlan", element);
  }

  @Test
  void theOuterWheelSeesWhatIsDoneAndNotWhatTheCitizenHopesFor() {
    assertThat(gets("goal", Wheel.INNER)).isTrue();
    assertThat(gets("goal", Wheel.OUTER)).isFalse();
    assertThat(gets("activity", Wheel.OUTER)).isTrue();
  }

  @Test
  void managementSeesNoPartOfThePlan() {
    assertThat(gets("activity", Wheel.MANAGEMENT)).isFalse();
  }

  @Test
  void ofSeveralWheelsTheLeastIsReleased() {
    assertThat(gets("goal", Wheel.INNER, Wheel.OUTER)).isFalse();
    assertThat(gets("activity", Wheel.INNER, Wheel.MANAGEMENT)).isFalse();
  }

  @Test
  void whoeverIsInNoTeamGetsWhatItsConsentSays() {
    assertThat(gets("goal")).isTrue();
  }
}

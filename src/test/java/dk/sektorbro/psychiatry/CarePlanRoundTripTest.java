package dk.sektorbro.psychiatry;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import dk.sektorbro.course.plan.SomePlans;
import dk.sektorbro.exchange.content.PlanPart;
import dk.sektorbro.exchange.content.PlanSeen;
import dk.sektorbro.psychiatry.validation.Profile;
import java.util.List;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/** What an EHR is shown of a plan, sent back as it is, through JSON and XML. */
class CarePlanRoundTripTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();

  @Test
  void aPartComesBackAsItWasShown() {
    for (long seed = 0; seed < 500; seed++) {
      PlanSeen seen = SomePlans.seen(seed);
      IParser parser = seed % 2 == 0 ? FHIR.newJsonParser() : FHIR.newXmlParser();

      CarePlan written = new CarePlanWriter(seen, new Reference("Patient/1")).write();
      CarePlan back = parser.parseResource(CarePlan.class, parser.encodeResourceToString(written));

      List<PlanPart> parts = seen.parts().stream().map(PlanSeen.Said::part).toList();
      assertThat(new CarePlanReader(back).parts())
          .as("seed %d", seed)
          .extracting(CarePlanReader.Placed::part)
          .containsExactlyInAnyOrderElementsOf(parts);
    }
  }

  @Test
  void whatAnEhrIsShownIsOfTheProfile() {
    Fhir.needsPackages();
    for (long seed = 0; seed < 12; seed++) {
      PlanSeen seen = SomePlans.seen(seed);
      CarePlan written = new CarePlanWriter(seen, new Reference("#patient")).write();
      written.setSubject(ContainedCitizen.write(seen.citizen(), written));

      String json = WireMessage.asWritten(FHIR.newJsonParser()).encodeResourceToString(written);

      assertThat(Fhir.VALIDATOR.validate(Profile.CARE_PLAN, json)).as("seed %d", seed).isEmpty();
    }
  }
}

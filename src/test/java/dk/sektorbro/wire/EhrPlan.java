package dk.sektorbro.wire;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.exchange.DanishTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.UriType;

/** What the EHR of Testrup has of a citizen's plan, from the published example. */
public final class EhrPlan {

  static final String PART = "http://sektorbro.dk/fhir/StructureDefinition/plan-part";

  /** The extension by which a plan says how much of a week it allows. */
  static final String WEEK_LIMIT = "http://sektorbro.dk/fhir/StructureDefinition/plan-week-limit";

  /** The extension by which the hub tells of an overlap. */
  public static final String OVERLAP = "http://sektorbro.dk/fhir/StructureDefinition/plan-overlap";

  private static final Path EXAMPLE = Path.of("fhir-profiles/examples/valid/care-plan.json");

  private EhrPlan() {}

  /**
   * A goal in the citizen's words, and a group on Tuesdays at ten; parts of their own each time.
   */
  public static CarePlan fromTheExample(TestCitizen citizen) {
    try {
      CarePlan plan =
          FhirContext.forR4Cached()
              .newJsonParser()
              .parseResource(CarePlan.class, Files.readString(EXAMPLE));
      plan.setId("");
      plan.getContained().stream()
          .filter(Patient.class::isInstance)
          .map(Patient.class::cast)
          .forEach(
              patient ->
                  patient
                      .getIdentifierFirstRep()
                      .setSystem(citizen.id().scheme().system())
                      .setValue(citizen.id().number()));
      plan.getContained().stream()
          .filter(Goal.class::isInstance)
          .map(Goal.class::cast)
          .forEach(goal -> name(goal.getExtensionByUrl(PART)));
      plan.getActivity().forEach(activity -> name(activity.getExtensionByUrl(PART)));
      plan.getActivity().forEach(EhrPlan::isUnderWay);
      return plan;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void isUnderWay(CarePlanActivityComponent activity) {
    LocalDate today = LocalDate.now(DanishTime.ZONE);
    activity
        .getDetail()
        .getScheduledTiming()
        .getRepeat()
        .getBoundsPeriod()
        .setStartElement(new DateTimeType(today.minusWeeks(3).toString()))
        .setEndElement(new DateTimeType(today.plusWeeks(10).toString()));
  }

  static void name(Extension part) {
    part.getExtensionByUrl("id").setValue(new UriType("urn:uuid:" + UUID.randomUUID()));
  }

  /** The id that both sides know the activity by. */
  public static String idOf(CarePlanActivityComponent activity) {
    return activity
        .getExtensionByUrl(PART)
        .getExtensionByUrl("id")
        .getValue()
        .primitiveValue()
        .replace("urn:uuid:", "");
  }
}

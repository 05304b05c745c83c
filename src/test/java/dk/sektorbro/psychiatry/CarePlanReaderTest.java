package dk.sektorbro.psychiatry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityDetailComponent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.junit.jupiter.api.Test;

/** The published example, with what a validator lets through and a plan cannot hold. */
class CarePlanReaderTest {

  private final CarePlan plan = example();

  private static CarePlan example() {
    try {
      return FhirContext.forR4Cached()
          .newJsonParser()
          .parseResource(
              CarePlan.class,
              Files.readString(Path.of("fhir-profiles/examples/valid/care-plan.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> T contained(Class<T> type) {
    return plan.getContained().stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  private Patient other() {
    Patient other = contained(Patient.class).copy();
    other.setId("other");
    return other;
  }

  private CarePlanActivityDetailComponent detail() {
    return plan.getActivityFirstRep().getDetail();
  }

  private TimingRepeatComponent repeat() {
    return detail().getScheduledTiming().getRepeat();
  }

  private static void leaveOut(Element primitive) {
    primitive.addExtension(
        new Extension(
            "http://hl7.org/fhir/StructureDefinition/data-absent-reason", new CodeType("unknown")));
  }

  private String refusedAt() {
    CarePlanReader reader = new CarePlanReader(plan);
    Refused refused =
        catchThrowableOfType(
            Refused.class,
            () -> {
              var unused = reader.citizen();
              var alsoUnused = reader.parts();
            });
    assertThat(refused).isNotNull();
    assertThat(refused.code()).isEqualTo(RefusalCode.PROFILE_VIOLATION);
    return refused.refusals().getFirst().location();
  }

  @Test
  void theExampleIsRead() {
    CarePlanReader reader = new CarePlanReader(plan);

    assertThat(reader.citizen().familyName()).isNotBlank();
    assertThat(reader.parts()).hasSizeGreaterThan(1);
  }

  @Test
  void thePlanIsItsOneContainedSubjects() {
    plan.setSubject(new Reference("#nobody"));
    assertThat(refusedAt()).isEqualTo("CarePlan.subject");

    plan.setSubject(new Reference("#patient")).addContained(other());
    assertThat(refusedAt()).isEqualTo("CarePlan.contained");
  }

  @Test
  void aGoalIsTheSameCitizensAndOneOfThePlans() {
    String place = "CarePlan.contained[" + plan.getContained().indexOf(contained(Goal.class)) + "]";

    contained(Goal.class).setExpressedBy(new Reference("#other"));
    assertThat(refusedAt()).isEqualTo(place);

    contained(Goal.class).setExpressedBy(new Reference("#patient"));
    plan.getGoal().clear();
    assertThat(refusedAt()).isEqualTo(place);
  }

  @Test
  void aNameWithoutEndIsRefused() {
    contained(Patient.class).getNameFirstRep().setFamily("x".repeat(1001));

    assertThat(refusedAt()).isEqualTo("CarePlan.contained.ofType(Patient).name");
  }

  @Test
  void whatIsSaidToBeAbsentIsRefusedWhereItIsNeeded() {
    Consumer<CarePlanReaderTest> noWords =
        it -> {
          it.detail().getDescriptionElement().setValue(null);
          leaveOut(it.detail().getDescriptionElement());
        };
    Consumer<CarePlanReaderTest> nobody =
        it -> {
          it.detail().getPerformerFirstRep().getDisplayElement().setValue(null);
          leaveOut(it.detail().getPerformerFirstRep().getDisplayElement());
        };
    Consumer<CarePlanReaderTest> noDay =
        it -> {
          it.repeat().getDayOfWeek().clear();
          leaveOut(it.repeat().addDayOfWeekElement());
        };
    Consumer<CarePlanReaderTest> noTime =
        it -> {
          it.repeat().getTimeOfDay().clear();
          leaveOut(it.repeat().addTimeOfDayElement());
        };
    Consumer<CarePlanReaderTest> noDuration =
        it -> {
          it.repeat().getDurationElement().setValue((BigDecimal) null);
          leaveOut(it.repeat().getDurationElement());
        };
    for (var without : List.of(noWords, nobody, noDay, noTime, noDuration)) {
      CarePlanReaderTest one = new CarePlanReaderTest();
      without.accept(one);
      assertThat(one.refusedAt()).isEqualTo("CarePlan.activity[0]");
    }
    contained(Goal.class).getDescription().setText(null);
    leaveOut(contained(Goal.class).getDescription().getTextElement());
    assertThat(refusedAt()).startsWith("CarePlan.contained[");
  }

  @Test
  void aBodyOfAnotherMediaTypeIsRefused() {
    Refused refused =
        catchThrowableOfType(Refused.class, () -> Answers.mustBeFhir("application/json+fhir"));

    assertThat(refused.code()).isEqualTo(RefusalCode.MALFORMED);
  }
}

package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.Citizen;
import dk.sektorbro.exchange.content.PlanPart;
import dk.sektorbro.exchange.content.PlanPart.Kind;
import dk.sektorbro.exchange.content.PlanPart.Voice;
import dk.sektorbro.exchange.content.PlanPart.Weekly;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityComponent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityDetailComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CarePlan that holds to its profile: whose plan it is, and the parts as they are to be.
 */
final class CarePlanReader {

  private static final int DAY = 10;
  private static final BigDecimal MINUTES_OF_AN_HOUR = BigDecimal.valueOf(60);

  private final CarePlan plan;

  CarePlanReader(CarePlan plan) {
    this.plan = plan;
  }

  /** A part and where it stands in the resource. */
  record Placed(PlanPart part, String place) {}

  /**
   * @throws Refused where no citizen is named
   */
  Citizen citizen() {
    Patient patient =
        plan.getContained().stream()
            .filter(Patient.class::isInstance)
            .map(Patient.class::cast)
            .findFirst()
            .orElseThrow(
                () ->
                    new Refused(
                        RefusalCode.CITIZEN_ID_INVALID,
                        "CarePlan.subject",
                        "Name the citizen by a contained Patient with CPR or X-eCPR."));
    CitizenId id = CitizenParameter.read(patient.getIdentifierFirstRep());
    HumanName name = patient.getNameFirstRep();
    return new Citizen(
        id,
        name.getGivenAsSingleString(),
        Optional.ofNullable(name.getFamily())
            .filter(family -> !family.isBlank())
            .orElseThrow(
                () ->
                    new Refused(
                        RefusalCode.PROFILE_VIOLATION,
                        "CarePlan.contained.ofType(Patient).name",
                        "Give the citizen's family name.")));
  }

  /**
   * @throws Refused naming the element that cannot be
   */
  List<Placed> parts() {
    List<Placed> parts = new ArrayList<>();
    for (int i = 0; i < plan.getContained().size(); i++) {
      Resource contained = plan.getContained().get(i);
      if (contained instanceof Goal goal) {
        String place = "CarePlan.contained[" + i + "]";
        parts.add(new Placed(at(place, () -> goal(goal)), place));
      }
    }
    for (int i = 0; i < plan.getActivity().size(); i++) {
      CarePlanActivityComponent activity = plan.getActivity().get(i);
      String place = "CarePlan.activity[" + i + "]";
      parts.add(new Placed(at(place, () -> activity(activity)), place));
    }
    return parts;
  }

  private static PlanPart at(String place, Supplier<PlanPart> read) {
    try {
      return read.get();
    } catch (IllegalArgumentException | DateTimeException wrong) {
      throw new Refused(
          RefusalCode.PROFILE_VIOLATION,
          place,
          wrong instanceof DateTimeException
              ? "Dates are written YYYY-MM-DD and times of day hh:mm:ss."
              : String.valueOf(wrong.getMessage()));
    }
  }

  private static PlanPart.Goal goal(Goal goal) {
    return new PlanPart.Goal(
        id(goal),
        goal.hasExpressedBy() ? Voice.CITIZEN : Voice.PROFESSIONAL,
        goal.getDescription().getText(),
        PlanCodes.stage(goal.getLifecycleStatus())
            .orElseThrow(() -> new IllegalArgumentException("A goal has no such status here.")));
  }

  private static PlanPart.Activity activity(CarePlanActivityComponent activity) {
    CarePlanActivityDetailComponent detail = activity.getDetail();
    Period period =
        detail.getScheduled() instanceof Timing timing
            ? timing.getRepeat().getBoundsPeriod()
            : detail.getScheduledPeriod();
    return new PlanPart.Activity(
        id(activity),
        Kind.ofCode(detail.getCode().getCodingFirstRep().getCode())
            .orElseThrow(() -> new IllegalArgumentException("There is no such kind of activity.")),
        detail.getDescription(),
        detail.getPerformerFirstRep().getDisplay(),
        day(period.getStartElement()),
        day(period.getEndElement()),
        detail.getScheduled() instanceof Timing timing
            ? Optional.of(weekly(timing.getRepeat()))
            : Optional.empty(),
        PlanCodes.stage(detail.getStatus())
            .orElseThrow(
                () -> new IllegalArgumentException("An activity has no such status here.")));
  }

  private static Weekly weekly(TimingRepeatComponent repeat) {
    if (repeat.getPeriodUnit() != UnitsOfTime.WK
        || repeat.getPeriod().intValue() != 1
        || repeat.getTimeOfDay().size() > 1) {
      throw new IllegalArgumentException(
          "Say what it takes of each week: period 1 wk, and one time of day at most.");
    }
    Set<DayOfWeek> days =
        repeat.getDayOfWeek().stream()
            .map(day -> DayOfWeek.values()[day.getValue().ordinal()])
            .collect(Collectors.toSet());
    return new Weekly(
        days,
        repeat.getTimeOfDay().stream().findFirst().map(time -> LocalTime.parse(time.getValue())),
        repeat.getFrequency(),
        duration(repeat));
  }

  private static Duration duration(TimingRepeatComponent repeat) {
    return switch (repeat.getDurationUnit()) {
      case MIN -> Duration.ofMinutes(repeat.getDuration().longValue());
      case H -> Duration.ofMinutes(repeat.getDuration().multiply(MINUTES_OF_AN_HOUR).longValue());
      case null, default ->
          throw new IllegalArgumentException("Give how long it takes in min or h.");
    };
  }

  private static LocalDate day(DateTimeType date) {
    String text = Optional.ofNullable(date.getValueAsString()).orElse("");
    return LocalDate.parse(text.substring(0, Math.min(DAY, text.length())));
  }

  private static String id(DomainResource goal) {
    return id(goal.getExtensionByUrl(Canonical.PLAN_PART));
  }

  private static String id(Element activity) {
    return id(activity.getExtensionByUrl(Canonical.PLAN_PART));
  }

  private static String id(@Nullable Extension part) {
    return Optional.ofNullable(part)
        .map(found -> found.getExtensionByUrl("id"))
        .map(found -> found.getValue().primitiveValue())
        .map(Uuids::bare)
        .orElseThrow(() -> new IllegalArgumentException("Each part has the id of its part."));
  }
}

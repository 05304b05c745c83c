package dk.sektorbro.psychiatry;

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
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityComponent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityDetailComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CarePlan that holds to its profile: whose plan it is, and the parts as they are to be.
 */
final class CarePlanReader {

  private static final String UCUM = "http://unitsofmeasure.org";
  private static final int DAY = 10;
  private static final BigDecimal MINUTES_OF_AN_HOUR = BigDecimal.valueOf(60);

  private final CarePlan plan;

  CarePlanReader(CarePlan plan) {
    this.plan = plan;
  }

  /** A part and where it stands in the resource. */
  record Placed(PlanPart part, String place) {}

  /**
   * @throws Refused where the subject is not the one contained Patient, or is not named
   */
  Citizen citizen() {
    return ContainedCitizen.read(plan, plan.getSubject());
  }

  private static Refused violated(String place, String explanation) {
    return new Refused(RefusalCode.PROFILE_VIOLATION, place, explanation);
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
    for (int i = 0; i < plan.getExtension().size(); i++) {
      Extension extension = plan.getExtension().get(i);
      if (Canonical.PLAN_WEEK_LIMIT.equals(extension.getUrl())) {
        String place = "CarePlan.extension[" + i + "]";
        parts.add(new Placed(at(place, () -> limit(extension)), place));
      }
    }
    return parts;
  }

  private static PlanPart at(String place, Supplier<PlanPart> read) {
    try {
      return read.get();
    } catch (IllegalArgumentException wrong) {
      throw violated(place, String.valueOf(wrong.getMessage()));
    } catch (DateTimeException | ArithmeticException wrong) {
      throw violated(
          place,
          "Dates are written YYYY-MM-DD, times of day hh:mm:ss, and durations in whole minutes.");
    }
  }

  private PlanPart.Goal goal(Goal goal) {
    if (plan.getGoal().stream().noneMatch(reference -> ContainedCitizen.leadsTo(reference, goal))) {
      throw new IllegalArgumentException("CarePlan.goal names each goal that is contained.");
    }
    if (Stream.of(goal.getSubject(), goal.getExpressedBy())
        .anyMatch(person -> !person.isEmpty() && !isSubject(person))) {
      throw new IllegalArgumentException("A goal is the citizen's whose plan it is.");
    }
    return new PlanPart.Goal(
        id(goal),
        goal.hasExpressedBy() ? Voice.CITIZEN : Voice.PROFESSIONAL,
        goal.getDescription().getText(),
        PlanCodes.stage(goal.getLifecycleStatus())
            .orElseThrow(() -> new IllegalArgumentException("A goal has no such status here.")));
  }

  private boolean isSubject(Reference person) {
    return Optional.ofNullable(person.getReference())
        .filter(reference -> reference.equals(plan.getSubject().getReference()))
        .isPresent();
  }

  private static PlanPart.Activity activity(CarePlanActivityComponent activity) {
    CarePlanActivityDetailComponent detail = activity.getDetail();
    Period period =
        Optional.ofNullable(
                detail.getScheduled() instanceof Timing timing
                    ? timing.getRepeat().getBoundsPeriod()
                    : detail.getScheduledPeriod())
            .orElseThrow(() -> new IllegalArgumentException("Say from which day to which."));
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
        || repeat.getPeriod() == null
        || repeat.getPeriod().compareTo(BigDecimal.ONE) != 0
        || repeat.getTimeOfDay().size() > 1) {
      throw new IllegalArgumentException(
          "Say what it takes of each week: period 1 wk, and one time of day at most.");
    }
    Set<DayOfWeek> days =
        repeat.getDayOfWeek().stream().map(CarePlanReader::day).collect(Collectors.toSet());
    return new Weekly(
        days,
        repeat.getTimeOfDay().stream().findFirst().map(time -> LocalTime.parse(text(time))),
        repeat.getFrequency(),
        duration(repeat));
  }

  private static DayOfWeek day(Enumeration<Timing.DayOfWeek> day) {
    return Optional.ofNullable(day.getValue())
        .map(value -> DayOfWeek.values()[value.ordinal()])
        .orElseThrow(() -> new IllegalArgumentException("Name each day of the week."));
  }

  private static Duration duration(TimingRepeatComponent repeat) {
    if (repeat.getDuration() == null) {
      throw new IllegalArgumentException("Give how long it takes in min or h.");
    }
    return switch (repeat.getDurationUnit()) {
      case MIN -> Duration.ofMinutes(repeat.getDuration().longValueExact());
      case H ->
          Duration.ofMinutes(repeat.getDuration().multiply(MINUTES_OF_AN_HOUR).longValueExact());
      case null, default ->
          throw new IllegalArgumentException("Give how long it takes in min or h.");
    };
  }

  private static PlanPart.WeekLimit limit(Extension extension) {
    return Optional.ofNullable(extension.getExtensionByUrl("most"))
        .map(Extension::getValue)
        .filter(Quantity.class::isInstance)
        .map(Quantity.class::cast)
        .filter(most -> most.getValue() != null && UCUM.equals(most.getSystem()))
        .flatMap(
            most ->
                switch (String.valueOf(most.getCode())) {
                  case "min" -> Optional.of(most.getValue());
                  case "h" -> Optional.of(most.getValue().multiply(MINUTES_OF_AN_HOUR));
                  default -> Optional.empty();
                })
        .map(minutes -> new PlanPart.WeekLimit(Duration.ofMinutes(minutes.longValueExact())))
        .orElseThrow(
            () -> new IllegalArgumentException("Give the most of a week in min or h (UCUM)."));
  }

  private static LocalDate day(DateTimeType date) {
    String text = text(date);
    return LocalDate.parse(text.substring(0, Math.min(DAY, text.length())));
  }

  /** Empty where there is but an extension, such as the reason why it is absent. */
  private static String text(PrimitiveType<?> primitive) {
    return Optional.ofNullable(primitive.getValueAsString()).orElse("");
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
        .map(Extension::getValue)
        .map(Type::primitiveValue)
        .map(Uuids::bare)
        .orElseThrow(() -> new IllegalArgumentException("Each part has the id of its part."));
  }
}

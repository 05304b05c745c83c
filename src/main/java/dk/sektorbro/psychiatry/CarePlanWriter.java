package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.PlanOverlap;
import dk.sektorbro.exchange.content.PlanPart;
import dk.sektorbro.exchange.content.PlanPart.Weekly;
import dk.sektorbro.exchange.content.PlanSeen;
import dk.sektorbro.exchange.content.PlanSeen.Said;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityComponent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityDetailComponent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;

/** Writes what a party sees of a plan as a CarePlan, with its goals contained. */
final class CarePlanWriter {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final PlanSeen seen;
  private final Reference subject;
  private final CarePlan plan = new CarePlan();

  /**
   * @param subject who it is about
   */
  CarePlanWriter(PlanSeen seen, Reference subject) {
    this.seen = seen;
    this.subject = subject;
  }

  CarePlan write() {
    plan.getMeta().addProfile(Canonical.CARE_PLAN);
    plan.setStatus(CarePlanStatus.ACTIVE).setIntent(CarePlanIntent.PLAN).setSubject(subject);
    seen.overlaps().stream().map(CarePlanWriter::overlap).forEach(plan::addExtension);
    for (Said said : seen.parts()) {
      switch (said.part()) {
        case PlanPart.Goal goal -> add(said, goal);
        case PlanPart.Activity activity -> add(said, activity);
        case PlanPart.WeekLimit limit -> plan.addExtension(limit(said, limit));
      }
    }
    return plan;
  }

  private void add(Said said, PlanPart.Goal from) {
    String id = "goal-" + (plan.getGoal().size() + 1);
    Goal goal = new Goal();
    goal.setId(id);
    goal.addExtension(part(said));
    goal.setLifecycleStatus(PlanCodes.goal(from.stage()));
    goal.setDescription(new CodeableConcept().setText(from.words()));
    goal.setSubject(subject.copy());
    if (from.voice() == PlanPart.Voice.CITIZEN) {
      goal.setExpressedBy(subject.copy());
    }
    plan.addContained(goal);
    plan.addGoal(new Reference("#" + id));
  }

  private void add(Said said, PlanPart.Activity from) {
    CarePlanActivityComponent activity = plan.addActivity();
    activity.addExtension(part(said));
    CarePlanActivityDetailComponent detail = activity.getDetail();
    detail.setCode(
        new CodeableConcept(
            new Coding().setSystem(PlanPart.Kind.SYSTEM).setCode(from.kind().code())));
    detail.setStatus(PlanCodes.activity(from.stage()));
    detail.setDescription(from.words());
    detail.addPerformer().setDisplay(from.responsible());
    Period period = period(from.first(), from.last());
    detail.setScheduled(from.weekly().<Type>map(weekly -> timing(weekly, period)).orElse(period));
  }

  private static Timing timing(Weekly weekly, Period period) {
    TimingRepeatComponent repeat = new TimingRepeatComponent();
    repeat.setBounds(period);
    repeat.setFrequency(weekly.times()).setPeriod(1).setPeriodUnit(UnitsOfTime.WK);
    repeat.setDuration(weekly.each().toMinutes()).setDurationUnit(UnitsOfTime.MIN);
    weekly.days().stream().sorted().map(CarePlanWriter::day).forEach(repeat::addDayOfWeek);
    weekly.from().map(TIME::format).ifPresent(repeat::addTimeOfDay);
    return new Timing().setRepeat(repeat);
  }

  private static Timing.DayOfWeek day(DayOfWeek day) {
    return Timing.DayOfWeek.values()[day.ordinal()]; // both begin on Monday
  }

  private static Period period(LocalDate first, LocalDate last) {
    return new Period()
        .setStartElement(new DateTimeType(first.toString()))
        .setEndElement(new DateTimeType(last.toString()));
  }

  private static Extension part(Said said) {
    Extension part = new Extension(Canonical.PLAN_PART);
    add(part, "id", new UriType(Uuids.urn(said.part().id())));
    return worded(part, said);
  }

  private static Extension limit(Said said, PlanPart.WeekLimit from) {
    Extension limit = new Extension(Canonical.PLAN_WEEK_LIMIT);
    add(limit, "most", minutes(from.most()));
    return worded(limit, said);
  }

  /** With who wrote it so. */
  private static Extension worded(Extension part, Said said) {
    add(part, "by", new Identifier().setSystem(PartyId.SYSTEM).setValue(said.by().sor()));
    add(part, "at", Moments.dateTime(Moments.inDenmark(said.at())));
    add(part, "change", new UriType(Uuids.urn(said.change())));
    if (said.alternative()) {
      add(part, "alternative", new BooleanType(true));
    }
    return part;
  }

  private static Extension overlap(PlanOverlap from) {
    Extension overlap = new Extension(Canonical.PLAN_OVERLAP);
    add(overlap, "kind", new CodeType(from.kind().code()));
    from.activities().forEach(id -> add(overlap, "activity", new UriType(Uuids.urn(id))));
    add(overlap, "from", new DateType(from.from().toString()));
    from.planned().map(CarePlanWriter::minutes).ifPresent(time -> add(overlap, "planned", time));
    from.allowed().map(CarePlanWriter::minutes).ifPresent(time -> add(overlap, "allowed", time));
    return overlap;
  }

  private static Type minutes(Duration time) {
    org.hl7.fhir.r4.model.Duration written = new org.hl7.fhir.r4.model.Duration();
    written.setValue(time.toMinutes());
    written.setUnit("min").setSystem("http://unitsofmeasure.org").setCode("min");
    return written;
  }

  private static void add(Extension to, String url, Type value) {
    to.addExtension(new Extension(url, value));
  }
}

package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.demo.SimulatedJobcentre;
import dk.sektorbro.demo.SimulatedJobcentre.HubFault;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenId.Scheme;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.jobcentre.soap.DayOfWeekCode;
import dk.sektorbro.jobcentre.soap.DialogueRefusedFault;
import dk.sektorbro.jobcentre.soap.GetPlanResponse;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.NotFoundFault;
import dk.sektorbro.jobcentre.soap.Plan;
import dk.sektorbro.jobcentre.soap.PlanActivity;
import dk.sektorbro.jobcentre.soap.PlanGoal;
import dk.sektorbro.jobcentre.soap.PlanOverlap;
import dk.sektorbro.jobcentre.soap.PlanStageCode;
import dk.sektorbro.jobcentre.soap.PlanUpdate;
import dk.sektorbro.jobcentre.soap.PlanVoiceCode;
import dk.sektorbro.jobcentre.soap.PlanWeek;
import dk.sektorbro.jobcentre.soap.PlanWeekLimit;
import dk.sektorbro.jobcentre.soap.SenderRefusedFault;
import dk.sektorbro.jobcentre.soap.UpdatePlan;
import dk.sektorbro.jobcentre.soap.UpdatePlanResponse;
import dk.sektorbro.world.Member;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The jobcentre writes its part of a citizen's plan by SOAP, psychiatry by FHIR. */
@ExtendWith(OneHub.class)
class SharedPlanTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final LocalDate TODAY =
      LocalDate.ofInstant(Clock.systemUTC().instant(), DanishTime.ZONE);
  private static final AtomicInteger CITIZENS = new AtomicInteger(100);

  private final Hub hub;
  private final TestCitizen citizen = invented();

  SharedPlanTest(Hub hub) {
    this.hub = hub;
  }

  /** Of the form of a replacement number, with letters that none has. */
  private static TestCitizen invented() {
    String number = "0101801Q" + letter() + "0";
    return new TestCitizen(new CitizenId(Scheme.X_ECPR, number), "Prøve", "Borger");
  }

  private static char letter() {
    return (char) ('A' + CITIZENS.incrementAndGet() % 26);
  }

  private SimulatedJobcentre jobcentre() {
    return hub.soap(Member.JOBCENTRE);
  }

  private Hub.Given consent() {
    return hub.consent(Member.JOBCENTRE, Member.PSYCHIATRY, citizen, InformationTypeCode.CARE_PLAN);
  }

  private static PlanGoal wish(String id, String words) {
    PlanGoal goal = new PlanGoal();
    goal.setId(id);
    goal.setVoice(PlanVoiceCode.CITIZEN);
    goal.setWords(words);
    goal.setStage(PlanStageCode.UNDER_WAY);
    return goal;
  }

  private static PlanActivity course(DayOfWeekCode day, String from) {
    PlanWeek week = new PlanWeek();
    week.getOnDay().add(day);
    week.setFromTime(from);
    week.setMinutes(180);
    PlanActivity course = new PlanActivity();
    course.setId(UUID.randomUUID().toString());
    course.setWhat("course");
    course.setWords("Kursus i jobsøgning");
    course.setResponsible("Jobcenter Testkøbing");
    course.setFirstDay(TODAY);
    course.setLastDay(TODAY.plusWeeks(4));
    course.setWeek(week);
    course.setStage(PlanStageCode.PLANNED);
    return course;
  }

  private UpdatePlanResponse jobcentreWrites(Optional<String> basedOn, PlanActivity activity) {
    UpdatePlan change = jobcentre().planChange(citizen, basedOn);
    change.getPlanActivity().add(activity);
    return jobcentre().writes(change);
  }

  private UpdatePlanResponse jobcentreWrites(Optional<String> basedOn, PlanGoal goal) {
    UpdatePlan change = jobcentre().planChange(citizen, basedOn);
    change.getPlanGoal().add(goal);
    return jobcentre().writes(change);
  }

  private CarePlan clinicsPlan() {
    return EhrPlan.fromTheExample(citizen);
  }

  private static <T> List<T> contained(CarePlan plan, Class<T> type) {
    return plan.getContained().stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static String json(CarePlan plan) {
    return FHIR.newJsonParser().encodeResourceToString(plan);
  }

  private HttpResponse<String> clinicBegins(CarePlan plan) {
    return hub.caller(Member.PSYCHIATRY).posts("/fhir/CarePlan", Caller.JSON, json(plan));
  }

  private HttpResponse<String> clinicWrites(CarePlan plan, String version) {
    return hub.caller(Member.PSYCHIATRY)
        .puts(
            "/fhir/CarePlan/" + plan.getIdElement().getIdPart(),
            Caller.JSON,
            json(plan),
            Map.of("If-Match", "W/\"" + version + "\""));
  }

  private static CarePlan read(HttpResponse<String> answer) {
    return FHIR.newJsonParser().parseResource(CarePlan.class, answer.body());
  }

  private Optional<CarePlan> clinicSees() {
    HttpResponse<String> answer = hub.caller(Member.PSYCHIATRY).searches("CarePlan", citizen);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return FHIR.newJsonParser().parseResource(Bundle.class, answer.body()).getEntry().stream()
        .map(entry -> (CarePlan) entry.getResource())
        .findFirst();
  }

  private CarePlan pushedToTheClinic(String activity) {
    Bundle message =
        hub.pushed(
            "care-plan-update",
            bundle ->
                plan(bundle).getActivity().stream()
                    .anyMatch(it -> EhrPlan.idOf(it).equals(activity)));
    return plan(message);
  }

  private static CarePlan plan(Bundle message) {
    return message.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(CarePlan.class::isInstance)
        .map(CarePlan.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private PlanUpdate collected() {
    return hub.collected(
        Member.JOBCENTRE,
        item ->
            Optional.ofNullable(item.delivery().getPlanUpdate())
                .filter(
                    update ->
                        update
                            .getPlan()
                            .getCitizen()
                            .getIdNumber()
                            .getValue()
                            .equals(citizen.id().number())));
  }

  @Test
  void whatOneSideWritesReachesTheOtherInItsOwnLanguageAndBothHearOfTheOverlap() {
    try (Hub.Given consent = consent()) {
      CarePlan written = clinicsPlan();
      HttpResponse<String> begun = clinicBegins(written);
      assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
      PlanUpdate told = collected();
      assertThat(told.getPlan().getPlanGoal())
          .extracting(PlanGoal::getWords)
          .containsExactly(contained(written, Goal.class).getFirst().getDescription().getText());
      assertThat(told.getPlan().getPlanActivity())
          .singleElement()
          .satisfies(
              group -> {
                assertThat(group.getWhat()).isEqualTo("group");
                assertThat(group.getWeek().getFromTime()).isEqualTo("10:00");
                assertThat(group.getWeek().getMinutes()).isEqualTo(120);
                assertThat(group.getWording().getBy()).isEqualTo(Member.PSYCHIATRY.id().sor());
              });

      PlanActivity course = course(DayOfWeekCode.TUE, "09:00");
      UpdatePlanResponse answer =
          jobcentreWrites(Optional.of(jobcentre().plan(citizen).getVersion()), course);

      assertThat(answer.getPlan().getPlanOverlap())
          .extracting(PlanOverlap::getHow)
          .containsExactly("clash");
      CarePlan pushed = pushedToTheClinic(course.getId());
      assertThat(pushed.getActivity()).hasSize(1);
      assertThat(pushed.getExtensionsByUrl(EhrPlan.OVERLAP))
          .singleElement()
          .satisfies(
              overlap ->
                  assertThat(overlap.getExtensionsByUrl("activity"))
                      .extracting(each -> each.getValue().primitiveValue())
                      .containsExactlyInAnyOrder(
                          "urn:uuid:" + course.getId(),
                          "urn:uuid:" + EhrPlan.idOf(written.getActivityFirstRep())));
      assertThat(clinicSees().orElseThrow().getActivity()).hasSize(2);
      assertThat(jobcentre().plan(citizen).getPlan().getPlanActivity()).hasSize(2);
      assertThat(disclosures())
          .extracting(event -> event.getAgentFirstRep().getWho().getIdentifier().getValue())
          .contains(Member.PSYCHIATRY.id().sor(), Member.JOBCENTRE.id().sor());
    }
  }

  /** What the citizen is told of who saw what. */
  private List<AuditEvent> disclosures() {
    Parameters question = new Parameters();
    question.addParameter(
        "patient",
        new Identifier().setSystem(citizen.id().scheme().system()).setValue(citizen.id().number()));
    String answer =
        hub.caller(Hub.CITIZENS_PORTAL)
            .posts(
                "/fhir/AuditEvent/$disclosures",
                Caller.JSON,
                FHIR.newJsonParser().encodeResourceToString(question))
            .body();
    return FHIR.newJsonParser().parseResource(Bundle.class, answer).getEntry().stream()
        .map(entry -> (AuditEvent) entry.getResource())
        .filter(event -> event.getSubtypeFirstRep().getCode().equals("care-plan-update"))
        .toList();
  }

  @Test
  void anErasedWordIsGoneFromThePlanAndFromTheMessagesThatWaitToTellOfIt() {
    try (Hub.Given consent = consent()) {
      HttpResponse<String> begun = clinicBegins(clinicsPlan());
      CarePlan clinics = read(begun);
      Plan seen = jobcentre().plan(citizen).getPlan();
      PlanActivity wrong = seen.getPlanActivity().getFirst();

      assertThat(erases(wrong, "admin", hub.administrator().passwordFile()).exitCode())
          .isEqualTo(2);
      Path password = hub.world().data().resolve("officer-password");
      Typed erased = erases(wrong, "officer", password);
      assertThat(erased.exitCode()).as(erased.out()).isZero();
      assertThat(erases(wrong, "officer", password).exitCode()).isZero();
      wrong.setId(UUID.randomUUID().toString());
      assertThat(erases(wrong, "officer", password).exitCode()).isEqualTo(1);

      assertThat(jobcentre().plan(citizen).getPlan().getPlanActivity()).isEmpty();
      assertThat(jobcentre().plan(citizen).getPlan().getPlanGoal()).hasSize(1);
      assertThat(clinicWrites(clinics, clinics.getMeta().getVersionId()).statusCode())
          .isEqualTo(412);
      assertThat(
              hub.pushed(
                  "non-delivery",
                  report ->
                      FHIR.newJsonParser()
                          .encodeResourceToString(report)
                          .contains(wrong.getWording().getChange())))
          .isNotNull();
      assertThat(hub.administrator().auditOfParty(Member.PSYCHIATRY.id()))
          .contains("plan.erased ok");
    }
  }

  private Typed erases(PlanActivity activity, String user, Path passwordFile) {
    return Typed.types(
        List.of("plans", "erase"),
        activity.getWording().getChange(),
        activity.getId(),
        "--ground=WRONG_CITIZEN",
        "--user=" + user,
        "--password-file=" + passwordFile,
        "--hub=" + hub.world().management());
  }

  @Test
  void withoutConsentTheOtherSidesPlanIsLikeNone() {
    jobcentreWrites(Optional.empty(), course(DayOfWeekCode.MON, "09:00"));

    assertThat(clinicSees()).isEmpty();
    assertThat(clinicBegins(clinicsPlan()).statusCode()).isEqualTo(201);
    GetPlanResponse own = jobcentre().plan(citizen);
    assertThat(own.getPlan().getPlanActivity()).hasSize(1);
    assertThat(own.getPlan().getPlanGoal()).isEmpty();
    HubFault unknown =
        catchThrowableOfType(HubFault.class, () -> hub.soap(Member.HERLEV_CARE_HOME).plan(citizen));
    assertThat(unknown).hasCauseInstanceOf(NotFoundFault.class);
    HubFault nobody =
        catchThrowableOfType(
            HubFault.class, () -> hub.soap(Member.HERLEV_CARE_HOME).plan(invented()));
    assertThat(cause(nobody)).hasMessage(cause(unknown).getMessage());
    CarePlan clinics = clinicSees().orElseThrow();
    assertThat(
            hub.caller(Member.SMALL_CLINIC)
                .gets("/fhir/CarePlan/" + clinics.getIdElement().getIdPart())
                .statusCode())
        .isEqualTo(404);

    try (Hub.Given consent = consent()) {
      assertThat(disclosures()).isEmpty();
      assertThat(clinicSees().orElseThrow().getActivity()).hasSize(2);
      assertThat(jobcentre().plan(citizen).getPlan().getPlanGoal()).hasSize(1);
      assertThat(disclosures()).hasSize(2);
    }

    assertThat(clinicSees().orElseThrow().getActivity()).hasSize(1);
    assertThat(clinicSees().orElseThrow().getMeta().getVersionId())
        .isEqualTo(clinics.getMeta().getVersionId());
    assertThat(jobcentre().plan(citizen).getVersion()).isEqualTo(own.getVersion());
  }

  @Test
  void whatTheCitizenKeepsBackIsLeftOutPartByPart() {
    CarePlan written = clinicsPlan();
    CarePlanActivityComponent treatment = written.getActivityFirstRep().copy();
    EhrPlan.name(treatment.getExtensionByUrl(EhrPlan.PART));
    treatment.getDetail().getCode().getCodingFirstRep().setCode("treatment");
    written.addActivity(treatment);
    keepsBackTreatment();
    try (Hub.Given consent = consent()) {
      assertThat(clinicBegins(written).statusCode()).isEqualTo(201);

      Plan told = collected().getPlan();

      assertThat(told.getPlanActivity()).extracting(PlanActivity::getWhat).containsExactly("group");
      assertThat(told.getPlanGoal()).isEmpty(); // nothing tells what its words are about
      assertThat(jobcentre().plan(citizen).getPlan().getPlanActivity())
          .extracting(PlanActivity::getWhat)
          .containsExactly("group");
      assertThat(clinicSees().orElseThrow().getActivity()).hasSize(2);
    }
  }

  @Test
  void thatAPartIsNoLongerForSomebodyToSeeIsToldOfAsAChange() {
    CarePlan written = clinicsPlan();
    CarePlanActivityComponent other = written.getActivityFirstRep().copy();
    EhrPlan.name(other.getExtensionByUrl(EhrPlan.PART));
    written.addActivity(other);
    keepsBackTreatment();
    try (Hub.Given consent = consent()) {
      CarePlan begun = read(clinicBegins(written));
      assertThat(collected().getPlan().getPlanActivity()).hasSize(2);

      begun.getActivity().get(1).getDetail().getCode().getCodingFirstRep().setCode("treatment");
      HttpResponse<String> answer = clinicWrites(begun, begun.getMeta().getVersionId());

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(collected().getPlan().getPlanActivity())
          .extracting(PlanActivity::getId)
          .containsExactly(EhrPlan.idOf(begun.getActivityFirstRep()));
    }
  }

  @Test
  void eitherSideSetsHowMuchOfAWeekThePlanAllows() {
    try (Hub.Given consent = consent()) {
      CarePlan begun = read(clinicBegins(clinicsPlan()));
      PlanActivity course = course(DayOfWeekCode.THU, "09:00");
      UpdatePlanResponse both =
          jobcentreWrites(Optional.of(jobcentre().plan(citizen).getVersion()), course);
      assertThat(both.getPlan().getPlanOverlap()).isEmpty();
      PlanWeekLimit four = new PlanWeekLimit();
      four.setMinutes(240);
      UpdatePlan change = jobcentre().planChange(citizen, Optional.of(both.getVersion()));
      change.getPlanWeekLimit().add(four);

      assertThat(jobcentre().writes(change).getPlan().getPlanOverlap())
          .extracting(PlanOverlap::getHow, PlanOverlap::getAllowedMinutes)
          .containsExactly(tuple("too-much", 240));

      CarePlan seen = clinicSees().orElseThrow();
      Extension most = seen.getExtensionByUrl(EhrPlan.WEEK_LIMIT).getExtensionByUrl("most");
      assertThat(((Quantity) most.getValue()).getValue()).isEqualByComparingTo("240");
      ((Quantity) most.getValue()).setValue(6).setUnit("h").setCode("h");
      HttpResponse<String> answer = clinicWrites(seen, seen.getMeta().getVersionId());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(read(answer).getIdElement().getIdPart())
          .isEqualTo(begun.getIdElement().getIdPart());
      assertThat(read(answer).getExtensionsByUrl(EhrPlan.OVERLAP)).isEmpty();
      assertThat(jobcentre().plan(citizen).getPlan().getPlanWeekLimit())
          .extracting(PlanWeekLimit::getMinutes)
          .containsExactly(360);
    }
  }

  private void keepsBackTreatment() {
    String refusal =
        """
        {"resourceType": "Consent", "status": "active",
         "scope": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/consentscope", "code": "patient-privacy"}]},
         "category": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "IDSCL"}]}],
         "patient": {"identifier": {"system": "%s", "value": "%s"}},
         "dateTime": "%s",
         "policyRule": {"text": "The citizen's own word"},
         "provision": {"type": "deny",
          "code": [{"coding": [{"system": "http://sektorbro.dk/fhir/CodeSystem/plan-activities", "code": "treatment"}]}]}}"""
            .formatted(
                citizen.id().scheme().system(),
                citizen.id().number(),
                Clock.systemUTC().instant().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS));
    HttpResponse<String> answer =
        hub.caller(Member.PSYCHIATRY).posts("/fhir/Consent", Caller.JSON, refusal);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  @Test
  void whatWaitsIsStoppedWhenConsentEndsAndItsWriterIsToldWhichChangeItWas() {
    CarePlan written;
    String message;
    try (Hub.Given consent = consent()) {
      written = read(clinicBegins(clinicsPlan()));
      message = newsTo(Member.JOBCENTRE, changeOf(written));
      Hub.await(
          "the news waits",
          () ->
              Optional.of(hub.administrator().auditOf(message))
                  .filter(steps -> steps.contains("message.waiting ok")));
    }

    Bundle report = hub.reportOn(changeOf(written));

    assertThat(hub.administrator().auditOf(message))
        .startsWith("message.accepted ok", "message.released permit")
        .contains("message.stopped consent-withdrawn");
    assertThat(report.getEntry()).isNotEmpty();
    assertThat(
            hub.soap(Member.JOBCENTRE).collects().stream()
                .filter(item -> item.delivery().getPlanUpdate() != null))
        .noneMatch(item -> item.delivery().getMessageId().equals(message));
  }

  private static String changeOf(CarePlan plan) {
    return plan.getActivityFirstRep()
        .getExtensionByUrl(EhrPlan.PART)
        .getExtensionByUrl("change")
        .getValue()
        .primitiveValue()
        .replace("urn:uuid:", "");
  }

  private static String newsTo(Member reader, String change) {
    return MessageId.parse(change).consequence("news/" + reader.id()).toString();
  }

  @Test
  void twoChangesToOnePartAreShownToBothAndSettledByOneWord() {
    try (Hub.Given consent = consent()) {
      String id = UUID.randomUUID().toString();
      UpdatePlanResponse begun = jobcentreWrites(Optional.empty(), wish(id, "Jeg vil arbejde."));
      CarePlan shown = clinicSees().orElseThrow();
      String before = shown.getMeta().getVersionId();
      assertThat(before).isEqualTo(begun.getVersion());
      Goal goal = contained(shown, Goal.class).getFirst();
      goal.setDescription(new CodeableConcept().setText("Jeg vil arbejde lidt."));
      jobcentreWrites(Optional.of(begun.getVersion()), wish(id, "Jeg vil arbejde på værkstedet."));

      HttpResponse<String> answer = clinicWrites(shown, before);

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      CarePlan inConflict = read(answer);
      assertThat(contained(inConflict, Goal.class))
          .extracting(each -> each.getDescription().getText())
          .containsExactly("Jeg vil arbejde på værkstedet.", "Jeg vil arbejde lidt.");
      assertThat(contained(inConflict, Goal.class))
          .extracting(
              each -> each.getExtensionByUrl(EhrPlan.PART).getExtensionByUrl("alternative") != null)
          .containsExactly(false, true);
      assertThat(collected().getPlan().getPlanGoal())
          .extracting(PlanGoal::getWords)
          .containsExactly("Jeg vil arbejde på værkstedet.", "Jeg vil arbejde lidt.");
      GetPlanResponse both = jobcentre().plan(citizen);
      assertThat(both.getPlan().getPlanGoal()).hasSize(2);

      UpdatePlanResponse settled =
          jobcentreWrites(Optional.of(both.getVersion()), wish(id, "Jeg vil arbejde lidt."));

      assertThat(settled.getPlan().getPlanGoal())
          .extracting(PlanGoal::getWords)
          .containsExactly("Jeg vil arbejde lidt.");
    }
  }

  @Test
  void eachSideWritesItsOwnPartAndSaysWhatItSaw() {
    try (Hub.Given consent = consent()) {
      CarePlan clinics = read(clinicBegins(clinicsPlan()));
      GetPlanResponse shown = jobcentre().plan(citizen);
      PlanActivity group = shown.getPlan().getPlanActivity().getFirst();
      group.setWords("Aflyst");

      HubFault notYours =
          catchThrowableOfType(
              HubFault.class, () -> jobcentreWrites(Optional.of(shown.getVersion()), group));
      HubFault unseen =
          catchThrowableOfType(
              HubFault.class,
              () -> jobcentreWrites(Optional.of("0".repeat(64)), wish(id(), "Noget andet")));

      assertThat(notYours).hasCauseInstanceOf(SenderRefusedFault.class);
      assertThat(
              ((SenderRefusedFault) cause(notYours))
                  .getFaultInfo()
                  .getProblem()
                  .getFirst()
                  .getLocation())
          .isEqualTo("/UpdatePlan/PlanActivity[1]");
      assertThat(unseen).hasCauseInstanceOf(DialogueRefusedFault.class);
      assertThat(clinicWrites(clinics, "0".repeat(64)).statusCode()).isEqualTo(412);
      assertThat(
              hub.caller(Member.PSYCHIATRY)
                  .puts(
                      "/fhir/CarePlan/" + clinics.getIdElement().getIdPart(),
                      Caller.JSON,
                      json(clinics))
                  .statusCode())
          .isEqualTo(412);
      clinics.getActivityFirstRep().getDetail().setDescription(null);
      assertThat(clinicWrites(clinics, clinics.getMeta().getVersionId()).statusCode())
          .isEqualTo(422);
    }
  }

  private static Throwable cause(HubFault fault) {
    return Objects.requireNonNull(fault.getCause());
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  @Test
  void anIdNumberInAUrlIsRefusedAndNoLogHasWhatWasWritten() {
    jobcentreWrites(Optional.empty(), wish(id(), "Et mål som ingen log har"));

    assertThat(
            hub.caller(Member.PSYCHIATRY)
                .gets(
                    "/fhir/CarePlan?patient.identifier=urn:oid:1.2.208.176.1.6.1.1%7C"
                        + citizen.id().number())
                .statusCode())
        .isEqualTo(400);
    assertThat(hub.logs())
        .doesNotContain("Et mål som ingen log har")
        .doesNotContain(citizen.id().number());
  }
}

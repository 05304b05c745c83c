package dk.sektorbro.stories;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.demo.Pdf;
import dk.sektorbro.demo.SimulatedJobcentre;
import dk.sektorbro.demo.SimulatedJobcentre.ConsentWish;
import dk.sektorbro.demo.SimulatedPsychiatry.Answer;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.jobcentre.soap.CaseStepCode;
import dk.sektorbro.jobcentre.soap.CertificateAnswer;
import dk.sektorbro.jobcentre.soap.EarlierMessage;
import dk.sektorbro.jobcentre.soap.GetHandOverResponse;
import dk.sektorbro.jobcentre.soap.HandedOverThread;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.Meeting;
import dk.sektorbro.jobcentre.soap.MessageThread;
import dk.sektorbro.jobcentre.soap.Plan;
import dk.sektorbro.jobcentre.soap.PlanActivity;
import dk.sektorbro.jobcentre.soap.PlanUpdate;
import dk.sektorbro.jobcentre.soap.RegisterSickLeaveCaseResponse;
import dk.sektorbro.jobcentre.soap.RequestCertificate;
import dk.sektorbro.jobcentre.soap.SendMeeting;
import dk.sektorbro.jobcentre.soap.SendMessage;
import dk.sektorbro.jobcentre.soap.SickLeaveTimeline;
import dk.sektorbro.jobcentre.soap.UpdatePlan;
import dk.sektorbro.jobcentre.soap.UpdatePlanResponse;
import dk.sektorbro.jobcentre.soap.WorkTask;
import dk.sektorbro.wire.Caller;
import dk.sektorbro.wire.EhrMeeting;
import dk.sektorbro.wire.EhrPlan;
import dk.sektorbro.wire.Hub;
import dk.sektorbro.world.Member;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.AppointmentResponse;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;

/** A citizen between a jobcentre and a psychiatric department, and what each of them does. */
final class TwoSectors {

  private final Hub hub;
  private final TestCitizen citizen;
  private final String caseNumber;

  /**
   * @param number of the form of a replacement number, with letters that none has
   */
  TwoSectors(Hub hub, String givenName, String number) {
    this.hub = hub;
    this.citizen =
        new TestCitizen(new CitizenId(CitizenId.Scheme.X_ECPR, number), givenName, "Prøve");
    this.caseNumber = "SDP-" + UUID.randomUUID();
  }

  /** The same citizen by another number. */
  TwoSectors(TwoSectors before, CitizenId number) {
    this.hub = before.hub;
    this.citizen = new TestCitizen(number, before.citizen.givenName(), before.citizen.familyName());
    this.caseNumber = before.caseNumber;
  }

  TestCitizen citizen() {
    return citizen;
  }

  private SimulatedJobcentre jobcentre() {
    return hub.soap(Member.JOBCENTRE);
  }

  static LocalDate today() {
    return LocalDate.now(Clock.system(DanishTime.ZONE));
  }

  Hub.Given signsConsent(InformationTypeCode... types) {
    return signsConsentAt(Member.JOBCENTRE, Member.PSYCHIATRY, types);
  }

  /** Between these two; the first of them registers it. */
  Hub.Given signsConsentAt(Member registrar, Member other, InformationTypeCode... types) {
    String id =
        hub.soap(registrar)
            .registersConsent(new ConsentWish(citizen, other.id(), caseNumber, List.of(types)));
    return new Hub.Given(hub.soap(registrar), registrar.id(), id);
  }

  /** At the jobcentre she has moved to, in its own case; what the other had may come along. */
  Hub.Given signsConsentWhereSheLivesNow(
      Member registrar, Member other, Member before, InformationTypeCode... types) {
    String id =
        hub.soap(registrar)
            .registersConsent(
                new ConsentWish(citizen, other.id(), "SDP-" + UUID.randomUUID(), List.of(types)),
                List.of(before.id()));
    return new Hub.Given(hub.soap(registrar), registrar.id(), id);
  }

  /** What it no longer asks for. */
  List<String> jobcentreSaysSheMovedTo(Member other) {
    return jobcentre().saysMoved(citizen, other.id());
  }

  GetHandOverResponse handedOverTo(Member member) {
    return hub.soap(member).handOver(citizen);
  }

  RequestCertificate jobcentreAsksForACertificate() {
    RequestCertificate request =
        jobcentre()
            .certificateRequest(
                citizen, Member.PSYCHIATRY.id(), caseNumber, "Kan hun begynde på uddannelsen?");
    jobcentre().requestsCertificate(request);
    return request;
  }

  String stageOf(RequestCertificate request) {
    return jobcentre().status(request.getMessageId()).getCertificate().getStage();
  }

  /** How the EHR hears that another asks. */
  Bundle psychiatryIsToldWhoAsksNow(String requestId, Member asker) {
    return hub.pushed(
        "certificate-reminder",
        bundle -> {
          Task task = EhrMeeting.first(bundle, Task.class);
          return task.getIdentifierFirstRep().getValue().equals(requestId)
              && bundle.getEntry().stream()
                  .map(Bundle.BundleEntryComponent::getResource)
                  .filter(Organization.class::isInstance)
                  .anyMatch(
                      each ->
                          task.getRequester().getReference().endsWith(each.getIdPart())
                              && sor((Organization) each).getValue().equals(asker.id().sor()));
        });
  }

  private static Identifier sor(Organization organization) {
    return organization.getIdentifier().stream()
        .filter(each -> PartyId.SYSTEM.equals(each.getSystem()))
        .findFirst()
        .orElseThrow();
  }

  /** The answer of the hub to it. */
  Answer theDoctorAnswersTo(Member asker, Bundle request) {
    Bundle askedBy = request.copy();
    Task task = EhrMeeting.first(askedBy, Task.class);
    askedBy.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(Organization.class::isInstance)
        .map(Organization.class::cast)
        .filter(each -> task.getRequester().getReference().endsWith(each.getIdPart()))
        .forEach(
            jobcentre -> {
              sor(jobcentre).setValue(asker.id().sor());
              jobcentre.getIdentifier().stream()
                  .filter(each -> each.getSystem().endsWith("gs1.org/gln"))
                  .forEach(gln -> gln.setValue(asker.gln().value()));
            });
    return hub.ehr().sends(hub.ehr().certificateAnswer(askedBy, Pdf.saying("LAE 285")));
  }

  /**
   * A letter of that jobcentre to the department, in a thread that it was handed over.
   *
   * @param file the thread, out of the file that one jobcentre hands the other
   */
  String repliesIn(HandedOverThread thread, MessageThread file, Member jobcentre, String text) {
    SendMessage letter = hub.soap(jobcentre).message(citizen, new PartyId(thread.getWith()), text);
    letter.setCommunicationId(thread.getCommunicationId());
    EarlierMessage before = new EarlierMessage();
    before.setMessageId(thread.getLatestMessageId());
    before.setThread(file);
    letter.setInReplyTo(before);
    hub.soap(jobcentre).sends(letter);
    return EhrMeeting.first(
            hub.pushed(
                "care-communication-message",
                bundle -> Hub.headerId(bundle).equals(letter.getMessageId())),
            Communication.class)
        .getPayload()
        .getLast()
        .getContentStringType()
        .getValue();
  }

  /** The same request, about the citizen by this number. */
  Bundle aboutThisNumber(Bundle request) {
    Bundle about = request.copy();
    EhrMeeting.first(about, Patient.class)
        .getIdentifierFirstRep()
        .setSystem(citizen.id().scheme().system())
        .setValue(citizen.id().number());
    return about;
  }

  /** The HTTP status of the hub's answer to: they are one. */
  int saysThatTheyAreOne(Member by, CitizenId former) {
    return hub.caller(by)
        .posts(
            "/fhir/Patient/$merge",
            Caller.JSON,
            """
            {"resourceType": "Parameters", "parameter": [
              {"name": "source-patient-identifier", "valueIdentifier": {"system": "%s", "value": "%s"}},
              {"name": "target-patient-identifier", "valueIdentifier": {"system": "%s", "value": "%s"}}]}"""
                .formatted(
                    former.scheme().system(),
                    former.number(),
                    citizen.id().scheme().system(),
                    citizen.id().number()))
        .statusCode();
  }

  /** Why the letter to the jobcentre was not delivered. */
  OperationOutcome psychiatryIsTold(String letter) {
    return EhrMeeting.first(hub.reportOn(letter), OperationOutcome.class);
  }

  RegisterSickLeaveCaseResponse jobcentreRegistersSickLeaveSince(LocalDate firstDay) {
    return jobcentre()
        .registers(
            jobcentre().sickLeaveCase(citizen, caseNumber, firstDay, Member.PSYCHIATRY.id()));
  }

  static LocalDate due(SickLeaveTimeline timeline, String step) {
    return timeline.getMilestone().stream()
        .filter(milestone -> milestone.getStep().equals(step))
        .findFirst()
        .orElseThrow()
        .getDue();
  }

  Bundle psychiatryIsAsked(String requestId) {
    return hub.pushed(
        "certificate-request",
        bundle ->
            EhrMeeting.first(bundle, Task.class)
                .getIdentifierFirstRep()
                .getValue()
                .equals(requestId));
  }

  /** Answers the form, with a remark under "other information that matters to the follow-up". */
  void theDoctorAnswers(Bundle request, String remark) {
    Bundle answer = hub.ehr().certificateAnswer(request, Pdf.saying("LAE 285"));
    QuestionnaireResponse form = EhrMeeting.first(answer, QuestionnaireResponse.class);
    QuestionnaireResponseItemComponent other =
        form.getItem().stream()
            .filter(item -> item.getLinkId().equals("5"))
            .findFirst()
            .orElseGet(() -> form.addItem().setLinkId("5"));
    other.getItem().clear();
    other.addItem().setLinkId("5.1").addAnswer().setValue(new StringType(remark));
    isTaken(answer);
  }

  CertificateAnswer jobcentreHasTheAnswerTo(String requestId) {
    return hasTheAnswerTo(Member.JOBCENTRE, requestId);
  }

  CertificateAnswer hasTheAnswerTo(Member jobcentre, String requestId) {
    return hub.collected(
        jobcentre,
        item ->
            Optional.ofNullable(item.delivery().getCertificateAnswer())
                .filter(answer -> answer.getRequestId().equals(requestId)));
  }

  /** Without the citizen, who need not come. */
  SickLeaveTimeline jobcentreFollowsUpByWhatTheDoctorSays() {
    return jobcentre().did(caseNumber, CaseStepCode.FOLLOW_UP, today());
  }

  List<String> jobcentreHasToDo() {
    return jobcentre().workList(today().plusYears(1)).stream()
        .filter(task -> caseNumber.equals(task.getCaseNumber()))
        .map(WorkTask::getTask)
        .toList();
  }

  /** What the department reads of it. */
  String jobcentreWritesToPsychiatry(String text) {
    SendMessage letter = jobcentre().message(citizen, Member.PSYCHIATRY.id(), text);
    jobcentre().sends(letter);
    Bundle arrived =
        hub.pushed(
            "care-communication-message",
            bundle -> Hub.headerId(bundle).equals(letter.getMessageId()));
    return EhrMeeting.first(arrived, Communication.class)
        .getPayloadFirstRep()
        .getContentStringType()
        .getValue();
  }

  /** The id of the letter. */
  String psychiatryWrites(String text, byte[]... files) {
    Bundle letter =
        hub.ehr()
            .careCommunication(
                Member.JOBCENTRE.id(),
                Member.JOBCENTRE.gln(),
                Member.JOBCENTRE.name(),
                citizen,
                text,
                List.of(files));
    isTaken(letter);
    return Hub.headerId(letter);
  }

  MessageThread jobcentreReads(String letter) {
    return hub.collected(
            Member.JOBCENTRE,
            item ->
                Optional.ofNullable(item.delivery().getCorrespondence())
                    .filter(it -> it.getThread().getTurn().getLast().getMessageId().equals(letter)))
        .getThread();
  }

  /** The department's part, as the published example has it: a goal and a group on Tuesdays. */
  CarePlan psychiatryBeginsThePlan() {
    HttpResponse<String> answer =
        hub.caller(Member.PSYCHIATRY)
            .posts("/fhir/CarePlan", Caller.JSON, json(EhrPlan.fromTheExample(citizen)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return FhirContext.forR4Cached().newJsonParser().parseResource(CarePlan.class, answer.body());
  }

  private static String json(CarePlan plan) {
    return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(plan);
  }

  UpdatePlanResponse jobcentreWrites(PlanActivity activity) {
    return writesInThePlan(Member.JOBCENTRE, activity);
  }

  UpdatePlanResponse writesInThePlan(Member member, PlanActivity activity) {
    SimulatedJobcentre writer = hub.soap(member);
    UpdatePlan change = writer.planChange(citizen, Optional.of(writer.plan(citizen).getVersion()));
    change.getPlanActivity().add(activity);
    return writer.writes(change);
  }

  Plan planAsSeenBy(Member jobcentre) {
    return hub.soap(jobcentre).plan(citizen).getPlan();
  }

  CarePlan planAsPsychiatrySeesIt() {
    String answer =
        hub.caller(Member.PSYCHIATRY)
            .posts(
                "/fhir/CarePlan/_search",
                "application/x-www-form-urlencoded",
                "patient.identifier="
                    + citizen.id().scheme().system()
                    + "%7C"
                    + citizen.id().number())
            .body();
    Bundle found = FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, answer);
    return (CarePlan) found.getEntryFirstRep().getResource();
  }

  PlanUpdate jobcentreHearsOfThePlan() {
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

  /** The next that the EHR is told of a plan with that activity, and fits. */
  CarePlan psychiatryHearsOf(PlanActivity activity, Predicate<CarePlan> wanted) {
    Bundle told =
        hub.pushed(
            "care-plan-update",
            bundle -> {
              CarePlan plan = EhrMeeting.first(bundle, CarePlan.class);
              return plan.getActivity().stream()
                      .anyMatch(each -> EhrPlan.idOf(each).equals(activity.getId()))
                  && wanted.test(plan);
            });
    return EhrMeeting.first(told, CarePlan.class);
  }

  /** The id of the message that calls it. */
  String psychiatryCallsAMeeting(String uid, String start, String end) {
    Bundle call = EhrMeeting.of(FhirContext.forR4Cached(), uid).calls(0, start, end);
    Patient about = EhrMeeting.first(call, Patient.class);
    about.getIdentifier().clear();
    about.addIdentifier().setSystem(citizen.id().scheme().system()).setValue(citizen.id().number());
    about.getNameFirstRep().setFamily(citizen.familyName()).getGiven().clear();
    about.getNameFirstRep().addGiven(citizen.givenName());
    isTaken(call);
    return Hub.headerId(call);
  }

  Meeting jobcentreIsCalledTo(String uid) {
    return hub.collected(
        Member.JOBCENTRE,
        item ->
            Optional.ofNullable(item.delivery().getMeeting())
                .filter(meeting -> meeting.getCalendar().contains("UID:" + uid)));
  }

  /** How the EHR hears of it. */
  AppointmentResponse jobcentreComesTo(String uid) {
    SendMeeting reply =
        jobcentre()
            .meeting(
                citizen,
                Member.PSYCHIATRY.id(),
                Optional.empty(),
                """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Test//Test//DA
                METHOD:REPLY
                BEGIN:VEVENT
                UID:%s
                SEQUENCE:0
                DTSTAMP:20261112T080000Z
                ORGANIZER:https://sor2.sum.dsdn.dk/#id=99999021000016005
                ATTENDEE;PARTSTAT=ACCEPTED:https://sor2.sum.dsdn.dk/#id=99999011000016001
                END:VEVENT
                END:VCALENDAR
                """
                    .formatted(uid));
    jobcentre().sends(reply);
    String id = MessageId.of(Member.JOBCENTRE.id(), reply.getMessageId()).toString();
    return EhrMeeting.first(
        hub.pushed("meeting", bundle -> Hub.headerId(bundle).equals(id)),
        AppointmentResponse.class);
  }

  private void isTaken(Bundle message) {
    Answer answer = hub.ehr().sends(message);
    assertThat(answer.code()).as(answer.body()).isEqualTo("ok");
  }
}

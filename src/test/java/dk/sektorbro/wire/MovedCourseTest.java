package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.demo.SimulatedJobcentre.ConsentWish;
import dk.sektorbro.demo.SimulatedJobcentre.HubFault;
import dk.sektorbro.demo.SimulatedPsychiatry.Answer;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.jobcentre.soap.DialogueRefusedFault;
import dk.sektorbro.jobcentre.soap.GetHandOverResponse;
import dk.sektorbro.jobcentre.soap.HandedOverReferral;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.MeetingTypeCode;
import dk.sektorbro.jobcentre.soap.NotFoundFault;
import dk.sektorbro.jobcentre.soap.Placed;
import dk.sektorbro.jobcentre.soap.PlacementCode;
import dk.sektorbro.jobcentre.soap.ReferralAccepted;
import dk.sektorbro.jobcentre.soap.ReportReferral;
import dk.sektorbro.jobcentre.soap.RequestCertificate;
import dk.sektorbro.jobcentre.soap.SendMeeting;
import dk.sektorbro.world.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was begun where a citizen lived goes on where the citizen lives now. */
@ExtendWith(OneHub.class)
class MovedCourseTest {

  private static final Member NEW_ONE = Member.HERLEV_CARE_HOME;
  private static final InformationTypeCode[] BOTH = {
    InformationTypeCode.MEETING, InformationTypeCode.IPS_REFERRAL
  };
  private static final FhirContext FHIR = FhirContext.forR4Cached();

  private static final AtomicInteger CITIZENS = new AtomicInteger();

  private final Hub hub;
  private final TestCitizen anna =
      new TestCitizen(new CitizenId(CitizenId.Scheme.X_ECPR, number()), "Anna", "Prøve");
  private final String uid = UUID.randomUUID().toString();
  private final String referralId = UUID.randomUUID().toString();
  private final ZonedDateTime start =
      ZonedDateTime.now(Clock.system(DanishTime.ZONE)).truncatedTo(ChronoUnit.HOURS).plusDays(7);

  MovedCourseTest(Hub hub) {
    this.hub = hub;
  }

  private static String number() {
    return "0202801QK" + CITIZENS.incrementAndGet();
  }

  @Test
  void aMeetingAndAReferralGoOnAtTheNewOneUnderAConsentAndTheOldOneCannotTell() {
    try (Hub.Given consent = hub.consent(Member.JOBCENTRE, Member.PSYCHIATRY, anna, BOTH)) {
      String call = psychiatryCallsAMeeting();
      psychiatryRefers();
      reports(Member.JOBCENTRE, report -> report.setAccepted(new ReferralAccepted()));
      pushed("accepted");
      hub.soap(Member.JOBCENTRE).saysMoved(anna, NEW_ONE.id());

      refused("REFERRAL_UNKNOWN", () -> isPlaced(Member.JOBCENTRE));
      refused("REFERRAL_UNKNOWN", () -> isPlaced(NEW_ONE));
      refused("MEETING_UNKNOWN", () -> comes(NEW_ONE));

      try (Hub.Given there = consentWhereSheLivesNow()) {
        seesBoth(hub.soap(NEW_ONE).handOver(anna));
        assertThat(turns(answerOf(NEW_ONE, comes(NEW_ONE)))).first().isEqualTo(call);
        isPlaced(NEW_ONE);
        pushed("in-job");

        refused("REFERRAL_UNKNOWN", () -> isPlaced(Member.JOBCENTRE));
        answerOf(Member.JOBCENTRE, comes(Member.JOBCENTRE));
        assertThat(toldToTheCitizen())
            .contains(
                "meeting from " + Member.JOBCENTRE.name() + " to " + NEW_ONE.name(),
                "ips-referral from " + Member.JOBCENTRE.name() + " to " + NEW_ONE.name());
      }
    }
  }

  @Test
  void aRequestTakesTheCaseThatAnOriginalNamesAndIsPassedOnInItAsItWasGot() {
    String caseNumber = "SDP-" + UUID.randomUUID();
    String before =
        hub.soap(Member.JOBCENTRE)
            .registersConsent(
                new ConsentWish(
                    anna,
                    Member.PSYCHIATRY.id(),
                    caseNumber,
                    List.of(InformationTypeCode.MEDICAL_CERTIFICATE)));
    try (Hub.Given consent =
        new Hub.Given(hub.soap(Member.JOBCENTRE), Member.JOBCENTRE.id(), before)) {
      RequestCertificate request =
          hub.soap(Member.JOBCENTRE)
              .certificateRequest(
                  anna, Member.PSYCHIATRY.id(), caseNumber, "Kan hun begynde på uddannelsen?");
      hub.soap(Member.JOBCENTRE).requestsCertificate(request);
      Bundle asked = hub.pushed("certificate-request", bundle -> isAbout(request, bundle));
      hub.soap(Member.JOBCENTRE).saysMoved(anna, NEW_ONE.id());

      String newCase = "SDP-" + UUID.randomUUID();
      registersOriginal(newCase);

      hub.pushed("certificate-reminder", bundle -> isAbout(request, bundle));
      assertThat(hub.soap(NEW_ONE).handOver(anna).getHandedOverRequest())
          .singleElement()
          .satisfies(each -> assertThat(each.getRequestId()).isEqualTo(request.getRequestId()));
      assertThat(toldToTheCitizen())
          .contains(
              "certificate-request from " + Member.JOBCENTRE.name() + " to " + NEW_ONE.name());

      isTaken(passedOn(request, asked));
      assertThat(collectedBySmallClinic(request))
          .contains(newCase, NEW_ONE.id().sor())
          .doesNotContain(caseNumber, Member.JOBCENTRE.id().sor());
    }
  }

  /** As the department got it: with the case and the requester of then. */
  private Bundle passedOn(RequestCertificate request, Bundle asked) {
    try {
      String example =
          Files.readString(Path.of("fhir-profiles/examples/valid/certificate-forward.json"))
              .replace("5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3f01", UUID.randomUUID().toString())
              .replace("5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3f02", UUID.randomUUID().toString())
              .replace("99999041000016008", Member.SMALL_CLINIC.id().sor())
              .replace("1964fd94-9b18-4108-9f05-388c8269c0ca", Hub.headerId(asked))
              .replace("9144b6b0-0729-4173-b659-e952948ee3a5", request.getRequestId())
              .replace("2c47ce63-fad4-4aa0-adff-605aa399a06d", request.getConversationId())
              .replace("2026-004711", request.getCaseNumber());
      return aboutAnna(FHIR.newJsonParser().parseResource(Bundle.class, example));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String collectedBySmallClinic(RequestCertificate request) {
    Caller clinic = hub.caller(Member.SMALL_CLINIC);
    return Hub.await(
        "the right unit has the request",
        () ->
            Optional.of(clinic.gets("/mailbox/v1/messages?kind=certificate-forward").body())
                .filter(list -> list.contains("\"certificate-forward\""))
                .map(list -> list.replaceFirst("(?s).*?\"id\"\\s*:\\s*\"([^\"]*)\".*", "$1"))
                .map(id -> clinic.gets("/mailbox/v1/messages/" + id).body())
                .filter(body -> body.contains(request.getRequestId())));
  }

  private static boolean isAbout(RequestCertificate request, Bundle bundle) {
    return EhrMeeting.first(bundle, Task.class)
        .getIdentifierFirstRep()
        .getValue()
        .equals(request.getRequestId());
  }

  /** Two purposes are more than the contract's terms can say. */
  private void registersOriginal(String caseNumber) {
    String consent =
        """
        {"resourceType": "Consent", "status": "active",
         "extension": [
          {"url": "http://sektorbro.dk/fhir/StructureDefinition/consent-written", "valueBoolean": true},
          {"url": "http://sektorbro.dk/fhir/StructureDefinition/consent-case", "valueIdentifier":
           {"system": "http://sektorbro.dk/fhir/sid/case", "value": "%s", "assigner": {%s}}}],
         "scope": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/consentscope", "code": "patient-privacy"}]},
         "category": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "IDSCL"}]}],
         "patient": {"identifier": {"system": "%s", "value": "%s"}},
         "dateTime": "%s", "policyRule": {"text": "The citizen's own word"},
         "provision": {"type": "permit", "period": {"end": "%s"}, "actor": [%s, %s, %s],
          "class": [{"system": "http://sektorbro.dk/fhir/CodeSystem/information-types", "code": "medical-certificate"}],
          "purpose": [
           {"system": "http://sektorbro.dk/fhir/CodeSystem/purposes", "code": "sickness-benefit-case"},
           {"system": "http://sektorbro.dk/fhir/CodeSystem/purposes", "code": "employment-effort"}]}}"""
            .formatted(
                caseNumber,
                identified(NEW_ONE),
                anna.id().scheme().system(),
                anna.id().number(),
                Clock.systemUTC().instant().minusSeconds(60),
                Clock.systemUTC().instant().plus(30, ChronoUnit.DAYS),
                actor("source", Member.PSYCHIATRY),
                actor("source", Member.SMALL_CLINIC),
                actor("recipient", NEW_ONE));
    HttpResponse<String> answer =
        hub.caller(Member.PSYCHIATRY).posts("/fhir/Consent", Caller.JSON, consent);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private static String identified(Member member) {
    return "\"identifier\": {\"system\": \"urn:oid:1.2.208.176.1.1\", \"value\": \"%s\"}"
        .formatted(member.id());
  }

  private static String actor(String role, Member member) {
    return """
        {"role": {"coding": [{"system": "http://sektorbro.dk/fhir/CodeSystem/consent-actor-roles", "code": "%s"}]},
         "reference": {%s}}"""
        .formatted(role, identified(member));
  }

  /** What the citizen's portal is told: what of, from whom, to whom. */
  private List<String> toldToTheCitizen() {
    Parameters question = new Parameters();
    question.addParameter(
        "patient",
        new Identifier().setSystem(anna.id().scheme().system()).setValue(anna.id().number()));
    HttpResponse<String> answer =
        hub.caller(Hub.CITIZENS_PORTAL)
            .posts(
                "/fhir/AuditEvent/$disclosures",
                Caller.JSON,
                FHIR.newJsonParser().encodeResourceToString(question));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return FHIR.newJsonParser().parseResource(Bundle.class, answer.body()).getEntry().stream()
        .map(entry -> (AuditEvent) entry.getResource())
        .map(
            event ->
                event.getSubtypeFirstRep().getCode()
                    + " from "
                    + event.getAgent().getFirst().getWho().getDisplay()
                    + " to "
                    + event.getAgent().getLast().getWho().getDisplay())
        .toList();
  }

  @Test
  void whatTheOldOneReportedTakesAConsentThatNamesItToo() {
    try (Hub.Given consent = hub.consent(Member.JOBCENTRE, Member.PSYCHIATRY, anna, BOTH)) {
      psychiatryCallsAMeeting();
      psychiatryRefers();
      reports(Member.JOBCENTRE, report -> report.setAccepted(new ReferralAccepted()));
      pushed("accepted");
      hub.soap(Member.JOBCENTRE).saysMoved(anna, NEW_ONE.id());

      try (Hub.Given psychiatryAlone = hub.consent(NEW_ONE, Member.PSYCHIATRY, anna, BOTH)) {
        GetHandOverResponse handedOver = hub.soap(NEW_ONE).handOver(anna);
        assertThat(handedOver.getHandedOverMeeting()).hasSize(1);
        assertThat(handedOver.getHandedOverReferral()).isEmpty();
        refused("REFERRAL_UNKNOWN", () -> isPlaced(NEW_ONE));
      }
      refused("MEETING_UNKNOWN", () -> comes(NEW_ONE));
    }
  }

  @Test
  void aMeetingThatTheOldOneCalledIsTheNewOnesToCancel() {
    try (Hub.Given consent = hub.consent(Member.JOBCENTRE, Member.PSYCHIATRY, anna, BOTH);
        Hub.Given nothingToShow =
            hub.consent(Member.HERLEV_HOME_CARE, Member.PSYCHIATRY, anna, BOTH);
        Hub.Given there = consentWhereSheLivesNow()) {
      SendMeeting called = calls(Member.JOBCENTRE, 0);
      String call = Hub.headerId(answerOf(Member.JOBCENTRE, called));
      hub.soap(Member.JOBCENTRE).saysMoved(anna, NEW_ONE.id());

      hub.soap(Member.HERLEV_HOME_CARE).saysMoved(anna, NEW_ONE.id());

      GetHandOverResponse handedOver = hub.soap(NEW_ONE).handOver(anna);
      assertThat(handedOver.getMovedFrom()).containsExactly(Member.JOBCENTRE.id().sor());
      assertThat(handedOver.getHandedOverMeeting())
          .singleElement()
          .satisfies(meeting -> assertThat(meeting.getOrganiser()).isEqualTo(NEW_ONE.id().sor()));
      answerOf(Member.JOBCENTRE, calls(Member.JOBCENTRE, 1)); // it is still its own to change
      assertThat(turns(answerOf(NEW_ONE, calls(NEW_ONE, 2)))).first().isEqualTo(call);
      refused("MEETING_OUTDATED", () -> says(Member.JOBCENTRE, "CANCEL", 3, "COMMENT:Aflyst"));
      answerOf(NEW_ONE, says(NEW_ONE, "CANCEL", 3, "COMMENT:Aflyst"));

      assertThatThrownBy(() -> hub.soap(NEW_ONE).handOver(anna))
          .isInstanceOf(HubFault.class)
          .hasCauseInstanceOf(NotFoundFault.class);
    }
  }

  private void seesBoth(GetHandOverResponse handedOver) {
    assertThat(handedOver.getMovedFrom()).containsExactly(Member.JOBCENTRE.id().sor());
    assertThat(handedOver.getHandedOverMeeting())
        .singleElement()
        .satisfies(
            meeting -> {
              assertThat(meeting.getUid()).isEqualTo(uid);
              assertThat(meeting.getOrganiser()).isEqualTo(Member.PSYCHIATRY.id().sor());
              assertThat(meeting.getStart().toInstant()).isEqualTo(start.toInstant());
            });
    assertThat(handedOver.getHandedOverReferral())
        .singleElement()
        .satisfies(
            referral -> {
              assertThat(referral.getReferralId()).isEqualTo(referralId);
              assertThat(referral.getReported())
                  .extracting(HandedOverReferral.Reported::getStep)
                  .containsExactly("accepted");
            });
  }

  private Hub.Given consentWhereSheLivesNow() {
    String id =
        hub.soap(NEW_ONE)
            .registersConsent(
                new ConsentWish(
                    anna, Member.PSYCHIATRY.id(), "SDP-" + UUID.randomUUID(), List.of(BOTH)),
                List.of(Member.JOBCENTRE.id()));
    return new Hub.Given(hub.soap(NEW_ONE), NEW_ONE.id(), id);
  }

  /** The id of the message that calls it. */
  private String psychiatryCallsAMeeting() {
    Bundle call = aboutAnna(EhrMeeting.of(FHIR, uid).calls(0, at(start), at(start.plusHours(1))));
    isTaken(call);
    hub.collected(
        Member.JOBCENTRE,
        item ->
            Optional.ofNullable(item.delivery().getMeeting())
                .filter(meeting -> meeting.getCalendar().contains("UID:" + uid)));
    return Hub.headerId(call);
  }

  private void psychiatryRefers() {
    try {
      String example =
          Files.readString(Path.of("fhir-profiles/examples/valid/ips-referral.json"))
              .replace("7c0d3a10-2f5e-4b6a-9c11-52d1e0a4b101", UUID.randomUUID().toString())
              .replace("7c0d3a10-2f5e-4b6a-9c11-52d1e0a4b102", UUID.randomUUID().toString())
              .replace("7c0d3a10-2f5e-4b6a-9c11-52d1e0a4b1aa", referralId);
      isTaken(aboutAnna(FHIR.newJsonParser().parseResource(Bundle.class, example)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    hub.collected(
        Member.JOBCENTRE,
        item ->
            Optional.ofNullable(item.delivery().getIpsReferral())
                .filter(referral -> referral.getReferralId().equals(referralId)));
  }

  private Bundle aboutAnna(Bundle message) {
    Patient about = EhrMeeting.first(message, Patient.class);
    about.getIdentifier().clear();
    about.addIdentifier().setSystem(anna.id().scheme().system()).setValue(anna.id().number());
    about.getNameFirstRep().setFamily(anna.familyName()).getGiven().clear();
    about.getNameFirstRep().addGiven(anna.givenName());
    return message;
  }

  private void isTaken(Bundle message) {
    Answer answer = hub.ehr().sends(message);
    assertThat(answer.code()).as(answer.body()).isEqualTo("ok");
  }

  private static String at(ZonedDateTime moment) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
  }

  private void reports(Member by, Consumer<ReportReferral> step) {
    ReportReferral report = hub.soap(by).referralReport(anna, Member.PSYCHIATRY.id(), referralId);
    step.accept(report);
    hub.soap(by).reports(report);
  }

  private void isPlaced(Member by) {
    Placed placed = new Placed();
    placed.setIn(PlacementCode.JOB);
    placed.setOn(LocalDate.now(Clock.system(DanishTime.ZONE)));
    reports(by, report -> report.setPlaced(placed));
  }

  private void pushed(String stage) {
    hub.pushed(
        "ips-progress",
        bundle -> {
          Task task = EhrMeeting.first(bundle, Task.class);
          return task.getBasedOnFirstRep().getIdentifier().getValue().equals(referralId)
              && task.getBusinessStatus().getCodingFirstRep().getCode().equals(stage);
        });
  }

  private SendMeeting comes(Member by) {
    return says(by, "REPLY", 0, "COMMENT:Vi kommer.");
  }

  private SendMeeting calls(Member by, int sequence) {
    DateTimeFormatter local = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
    return says(
        by,
        "REQUEST",
        sequence,
        "DTSTART;TZID=Europe/Copenhagen:" + local.format(start),
        "DURATION:PT1H",
        "DESCRIPTION:Status");
  }

  private SendMeeting says(Member by, String method, int sequence, String... lines) {
    boolean organises = !method.equals("REPLY");
    SendMeeting word =
        hub.soap(by)
            .meeting(
                anna,
                Member.PSYCHIATRY.id(),
                method.equals("REQUEST")
                    ? Optional.of(MeetingTypeCode.THREE_PARTY)
                    : Optional.empty(),
                """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Test//Test//DA
                METHOD:%s
                BEGIN:VEVENT
                UID:%s
                SEQUENCE:%d
                DTSTAMP:%s
                ORGANIZER:https://sor2.sum.dsdn.dk/#id=%s
                ATTENDEE;PARTSTAT=ACCEPTED:https://sor2.sum.dsdn.dk/#id=%s
                %s
                END:VEVENT
                END:VCALENDAR
                """
                    .formatted(
                        method,
                        uid,
                        sequence,
                        DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
                            .format(Clock.systemUTC().instant().atZone(ZoneOffset.UTC)),
                        (organises ? by : Member.PSYCHIATRY).id(),
                        by.id(),
                        String.join("\n", lines)));
    hub.soap(by).sends(word);
    return word;
  }

  private static String answerHeader(Member by, SendMeeting word) {
    return MessageId.of(by.id(), word.getMessageId()).toString();
  }

  /** How the EHR hears it. */
  private Bundle answerOf(Member by, SendMeeting word) {
    String id = answerHeader(by, word);
    return hub.pushed("meeting", bundle -> Hub.headerId(bundle).equals(id));
  }

  /** The messages that it names, the first of them first. */
  private static List<String> turns(Bundle message) {
    return message.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(Provenance.class::isInstance)
        .map(Provenance.class::cast)
        .map(each -> each.getTargetFirstRep().getReference().replaceFirst(".*/", ""))
        .toList();
  }

  private static void refused(String code, ThrowingCallable tried) {
    assertThatThrownBy(tried)
        .cause()
        .isInstanceOfSatisfying(
            DialogueRefusedFault.class,
            fault ->
                assertThat(fault.getFaultInfo().getProblem().getFirst().getCode()).isEqualTo(code));
  }
}

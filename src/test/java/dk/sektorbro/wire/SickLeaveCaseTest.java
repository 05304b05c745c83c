package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dk.sektorbro.demo.Pdf;
import dk.sektorbro.demo.SimulatedJobcentre;
import dk.sektorbro.demo.SimulatedJobcentre.ConsentWish;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.jobcentre.soap.CaseMilestone;
import dk.sektorbro.jobcentre.soap.CaseStepCode;
import dk.sektorbro.jobcentre.soap.CertificateAnswer;
import dk.sektorbro.jobcentre.soap.ContentRefusedFault;
import dk.sektorbro.jobcentre.soap.DialogueRefusedFault;
import dk.sektorbro.jobcentre.soap.EarlyRequest;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.NotFoundFault;
import dk.sektorbro.jobcentre.soap.RegisterSickLeaveCase;
import dk.sektorbro.jobcentre.soap.RegisterSickLeaveCaseResponse;
import dk.sektorbro.jobcentre.soap.WorkTask;
import dk.sektorbro.world.Member;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A jobcentre registers a sickness-benefit case, and the hub asks for the certificate by itself.
 */
@ExtendWith(OneHub.class)
class SickLeaveCaseTest {

  private final Hub hub;
  private final String caseNumber = "SDP-" + UUID.randomUUID();
  private final LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), DanishTime.ZONE);

  SickLeaveCaseTest(Hub hub) {
    this.hub = hub;
  }

  @AfterEach
  void theCaseIsClosed() {
    try {
      jobcentre().did(caseNumber, CaseStepCode.CLOSED, today);
    } catch (SimulatedJobcentre.HubFault unknown) {
      assertThat(unknown).hasCauseInstanceOf(NotFoundFault.class);
    }
  }

  @Test
  void aCaseIsAskedForOnTheFirstDayAndItsAnswerComes() {
    consented();

    RegisterSickLeaveCaseResponse registered = jobcentre().registers(ofBruno());

    EarlyRequest early = early(registered);
    assertThat(early.getState()).isEqualTo("made");
    assertThat(early.getForm()).isEqualTo("LAE-285");
    assertThat(early.getDue()).isBetween(today.plusDays(14), today.plusDays(24));
    Bundle request = pushed(early);
    assertThat(hub.ehr().sends(hub.ehr().certificateAnswer(request, Pdf.saying("LAE"))).code())
        .isEqualTo("ok");
    CertificateAnswer answer =
        hub.collected(
            Member.JOBCENTRE,
            item ->
                Optional.ofNullable(item.delivery().getCertificateAnswer())
                    .filter(it -> it.getRequestId().equals(early.getRequestId())));
    assertThat(answer.getConversationId()).isEqualTo(early.getConversationId());
    assertThat(tasks()).extracting(WorkTask::getTask).doesNotContain("ask", "get-consent");
    assertThat(
            hub.administrator()
                .auditOf(MessageId.of(Member.JOBCENTRE.id(), early.getMessageId()).toString()))
        .contains("case.asks intended", "case.asks made", "message.released permit");
  }

  @Test
  void aCaseWithoutConsentWaitsAndIsAskedForTheMomentTheConsentIsRegistered() {
    RegisterSickLeaveCaseResponse registered = jobcentre().registers(ofBruno());

    assertThat(early(registered).getState()).isEqualTo("waits-for-consent");
    assertThat(tasks())
        .filteredOn(task -> task.getTask().equals("get-consent"))
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.getForm()).isEqualTo("LAE-285");
              assertThat(task.getReceiver()).isEqualTo(Member.PSYCHIATRY.id().sor());
            });

    consented();

    EarlyRequest early =
        Hub.await(
            "the hub asked",
            () ->
                Optional.of(early(jobcentre().registers(again())))
                    .filter(it -> it.getState().equals("made")));
    assertThat(first(pushed(early)).getIdentifierFirstRep().getValue())
        .isEqualTo(early.getRequestId());
    assertThat(tasks()).extracting(WorkTask::getTask).doesNotContain("get-consent");
  }

  private RegisterSickLeaveCase sent = new RegisterSickLeaveCase();

  private RegisterSickLeaveCase again() {
    return sent;
  }

  @Test
  void theSameRegistrationAgainChangesNothingAndACorrectionCountsAnew() {
    RegisterSickLeaveCase request = ofBruno();
    RegisterSickLeaveCaseResponse once = jobcentre().registers(request);
    RegisterSickLeaveCaseResponse twice = jobcentre().registers(request);

    assertThat(once.getReceipt().isDuplicate()).isFalse();
    assertThat(twice.getReceipt().isDuplicate()).isTrue();
    assertThat(due(twice, "first-follow-up")).isEqualTo(today.minusDays(3).plusDays(55));

    RegisterSickLeaveCase corrected = ofBruno();
    corrected.setFirstDayOfAbsence(today.minusDays(20));
    RegisterSickLeaveCaseResponse after = jobcentre().registers(corrected);

    assertThat(due(after, "first-follow-up")).isEqualTo(today.minusDays(20).plusDays(55));
    assertThat(due(after, "information-form")).isEqualTo(due(once, "information-form"));
    assertThat(due(jobcentre().registers(request), "first-follow-up"))
        .isEqualTo(today.minusDays(20).plusDays(55));
  }

  @Test
  void firstRegistrationsOfOneCaseAtTheSameMomentAreAllKept() {
    List<RegisterSickLeaveCase> firsts = Stream.generate(this::ofBruno).limit(6).toList();

    firsts.stream()
        .map(each -> CompletableFuture.runAsync(() -> jobcentre().registers(each)))
        .toList()
        .forEach(CompletableFuture::join);

    assertThat(firsts)
        .allSatisfy(
            each -> assertThat(jobcentre().registers(each).getReceipt().isDuplicate()).isTrue());
  }

  @Test
  void whatCannotBeIsRefusedAtItsPlace() {
    RegisterSickLeaveCase request = ofBruno();
    jobcentre().registers(request);

    request.setEmployerKnown(false);
    refused(request, DialogueRefusedFault.class, "ID_REUSED /RegisterSickLeaveCase/MessageId");
    RegisterSickLeaveCase ofBirgit =
        jobcentre()
            .sickLeaveCase(
                TestCitizen.BIRGIT, caseNumber, today.minusDays(3), Member.PSYCHIATRY.id());
    refused(ofBirgit, DialogueRefusedFault.class, "ID_REUSED /RegisterSickLeaveCase/CaseNumber");
    RegisterSickLeaveCase tomorrow = ofBruno();
    tomorrow.setFirstDayOfAbsence(today.plusDays(1));
    refused(
        tomorrow,
        ContentRefusedFault.class,
        "PROFILE_VIOLATION /RegisterSickLeaveCase/FirstDayOfAbsence");
    assertThatThrownBy(() -> jobcentre().did("SDP-none", CaseStepCode.FOLLOW_UP, today))
        .hasCauseInstanceOf(NotFoundFault.class);
  }

  @Test
  void theWorkListTellsTheMostUrgentFirstAndForgetsWhatWasDone() throws Exception {
    RegisterSickLeaveCase late = ofBruno();
    late.setFirstDayOfAbsence(today.minusDays(70));
    jobcentre().registers(late);

    assertThat(tasks()).extracting(WorkTask::getBy).isSorted();
    assertThat(tasks())
        .filteredOn(WorkTask::isOverdue)
        .extracting(WorkTask::getTask)
        .contains("get-consent", "follow-up", "contact-employer");
    JsonNode rest =
        new JsonMapper()
            .readTree(
                hub.caller(Member.JOBCENTRE)
                    .gets("/mailbox/v1/work-list?until=" + today.plusYears(1))
                    .body())
            .path("tasks");
    assertThat(rest.findValuesAsText("caseNumber")).contains(caseNumber);
    assertThat(rest.findValuesAsText("task")).contains("get-consent");
    assertThat(hub.caller(Member.PSYCHIATRY).gets("/mailbox/v1/work-list").body())
        .isEqualTo("{\"tasks\":[]}");

    jobcentre().did(caseNumber, CaseStepCode.EMPLOYER_CONTACT, today);
    var timeline = jobcentre().did(caseNumber, CaseStepCode.FOLLOW_UP, today);

    assertThat(timeline.getMilestone())
        .filteredOn(it -> it.getStep().equals("first-follow-up"))
        .extracting(CaseMilestone::getDoneOn)
        .containsExactly(today);
    assertThat(tasks())
        .extracting(WorkTask::getTask)
        .doesNotContain("contact-employer", "get-consent")
        .contains("follow-up");
    jobcentre().did(caseNumber, CaseStepCode.CLOSED, today);
    assertThat(tasks()).isEmpty();
  }

  @Test
  void administratorsReadTheKeyFigures() throws Exception {
    jobcentre().registers(ofBruno());
    String month = YearMonth.from(today).toString();

    Typed csv = hub.types(List.of("figures"), "--from=" + month, "--to=" + month);
    Typed fhir = hub.types(List.of("figures"), "--from=" + month, "--to=" + month, "--format=FHIR");

    assertThat(csv.out())
        .contains("jobcentre,department,first,last,figure,unit,of,value")
        .contains(Member.JOBCENTRE.id() + ",all," + month + "," + month + ",days-to-request");
    assertThat(new JsonMapper().readTree(fhir.out()).findValuesAsText("resourceType"))
        .contains("Bundle", "MeasureReport");
    assertThat(
            hub.administrator().gets("/actuator/prometheus", Optional.of("admin:test-only")).body())
        .contains("sektorbro_key_figure{figure=\"days-to-request\"");
  }

  private SimulatedJobcentre jobcentre() {
    return hub.soap(Member.JOBCENTRE);
  }

  private RegisterSickLeaveCase ofBruno() {
    sent =
        jobcentre()
            .sickLeaveCase(
                TestCitizen.BRUNO, caseNumber, today.minusDays(3), Member.PSYCHIATRY.id());
    return sent;
  }

  private void consented() {
    jobcentre()
        .registersConsent(
            new ConsentWish(
                TestCitizen.BRUNO,
                Member.PSYCHIATRY.id(),
                caseNumber,
                List.of(InformationTypeCode.MEDICAL_CERTIFICATE)));
  }

  private List<WorkTask> tasks() {
    return jobcentre().workList(today.plusYears(1)).stream()
        .filter(task -> caseNumber.equals(task.getCaseNumber()))
        .toList();
  }

  private static EarlyRequest early(RegisterSickLeaveCaseResponse registered) {
    return registered.getTimeline().getEarly().getFirst();
  }

  private static LocalDate due(RegisterSickLeaveCaseResponse registered, String step) {
    return registered.getTimeline().getMilestone().stream()
        .filter(it -> it.getStep().equals(step))
        .map(CaseMilestone::getDue)
        .findFirst()
        .orElseThrow();
  }

  private Bundle pushed(EarlyRequest early) {
    return hub.pushed(
        "certificate-request",
        bundle -> first(bundle).getIdentifierFirstRep().getValue().equals(early.getRequestId()));
  }

  private static Task first(Bundle bundle) {
    return bundle.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(Task.class::isInstance)
        .map(Task.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private void refused(
      RegisterSickLeaveCase request, Class<? extends Exception> fault, String problem) {
    assertThatThrownBy(() -> jobcentre().registers(request))
        .hasCauseInstanceOf(fault)
        .cause()
        .extracting("faultInfo")
        .extracting("problem")
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .extracting("code", "location")
        .containsExactly(org.assertj.core.groups.Tuple.tuple((Object[]) problem.split(" ", 2)));
  }
}

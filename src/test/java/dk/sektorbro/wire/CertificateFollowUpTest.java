package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.sektorbro.demo.Pdf;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.jobcentre.soap.CertificateAnswer;
import dk.sektorbro.jobcentre.soap.CertificateStatus;
import dk.sektorbro.jobcentre.soap.DialogueRefusedFault;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.RecallCertificate;
import dk.sektorbro.jobcentre.soap.RemindCertificate;
import dk.sektorbro.jobcentre.soap.RequestCertificate;
import dk.sektorbro.jobcentre.soap.ReturnCertificate;
import dk.sektorbro.jobcentre.soap.StateCode;
import dk.sektorbro.world.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What follows on a request for a certificate, from both sides and through the real interfaces. */
@ExtendWith(OneHub.class)
class CertificateFollowUpTest {

  private static final String CASE = "SDP-2026-000117";

  private final Hub hub;

  CertificateFollowUpTest(Hub hub) {
    this.hub = hub;
  }

  private Hub.Given consent(Member clinic) {
    return consent(clinic, TestCitizen.BRUNO);
  }

  private Hub.Given consent(Member clinic, TestCitizen citizen) {
    return hub.consent(Member.JOBCENTRE, clinic, citizen, InformationTypeCode.MEDICAL_CERTIFICATE);
  }

  private RequestCertificate ask(String form) {
    return ask(form, TestCitizen.BRUNO);
  }

  private RequestCertificate ask(String form, TestCitizen citizen) {
    RequestCertificate request =
        hub.soap(Member.JOBCENTRE)
            .certificateRequest(citizen, Member.PSYCHIATRY.id(), CASE, "Hvornår?");
    request.setForm(form);
    request.setDue(request.getDue().plusDays(60));
    hub.soap(Member.JOBCENTRE).requestsCertificate(request);
    return request;
  }

  private Bundle pushed(String event, RequestCertificate asked) {
    return hub.pushed(
        event,
        bundle -> {
          Task task = first(bundle, Task.class);
          return task.getIdentifierFirstRep().getValue().equals(asked.getRequestId());
        });
  }

  private CertificateAnswer answered(RequestCertificate asked) {
    return hub.collected(
        Member.JOBCENTRE,
        item ->
            Optional.ofNullable(item.delivery().getCertificateAnswer())
                .filter(answer -> answer.getRequestId().equals(asked.getRequestId())));
  }

  private CertificateStatus status(RequestCertificate asked) {
    return hub.soap(Member.JOBCENTRE).status(asked.getMessageId()).getCertificate();
  }

  private void awaitStage(RequestCertificate asked, String stage) {
    Awaitility.await(stage)
        .atMost(Hub.PATIENCE)
        .until(() -> status(asked).getStage().equals(stage));
  }

  private static String hubId(RequestCertificate asked) {
    return MessageId.of(Member.JOBCENTRE.id(), "request/" + asked.getRequestId()).toString();
  }

  @Test
  void aCertificateComesBackForASupplementAndIsAnsweredOnceMore() throws Exception {
    try (Hub.Given consent = consent(Member.PSYCHIATRY)) {
      RequestCertificate asked = ask("LAE-285");
      Bundle request = pushed("certificate-request", asked);
      hub.ehr().sends(hub.ehr().certificateAnswer(request, Pdf.saying("1")));
      answered(asked);

      hub.soap(Member.JOBCENTRE).hub().returnCertificate(sentBack(asked, "Punkt 4.2 mangler."));

      Bundle back = pushed("certificate-return", asked);
      Task task = first(back, Task.class);
      assertThat(task.getInputFirstRep().getValue().primitiveValue())
          .isEqualTo("Punkt 4.2 mangler.");
      assertThat(first(back, Patient.class).getIdentifierFirstRep().getValue())
          .isEqualTo("2509479989");
      awaitStage(asked, "RETURNED");
      assertThat(hub.ehr().sends(hub.ehr().certificateAnswer(request, Pdf.saying("2"))).code())
          .isEqualTo("ok");
      answered(asked);
      awaitStage(asked, "ANSWERED");
      assertThat(status(asked).getReturns()).isEqualTo(1);
      assertThat(status(asked).getEvent())
          .extracting(event -> event.getWhat())
          .containsExactly(
              "ordered",
              "arrived",
              "answered",
              "arrived",
              "returned",
              "arrived",
              "answered",
              "arrived");
    }
  }

  @Test
  void aRecalledRequestReachesTheClinicAndTakesNoAnswer() throws Exception {
    try (Hub.Given consent = consent(Member.PSYCHIATRY)) {
      RequestCertificate asked = ask("LAE-285");
      Bundle request = pushed("certificate-request", asked);

      hub.soap(Member.JOBCENTRE).hub().remindCertificate(reminder(asked));
      hub.soap(Member.JOBCENTRE).hub().recallCertificate(recall(asked));

      assertThat(first(pushed("certificate-reminder", asked), Task.class).getPriority())
          .isEqualTo(Task.TaskPriority.ROUTINE);
      assertThat(first(pushed("certificate-recall", asked), Task.class).getStatus())
          .isEqualTo(Task.TaskStatus.CANCELLED);
      awaitStage(asked, "RECALLED");
      assertThat(hub.ehr().sends(hub.ehr().certificateAnswer(request, Pdf.saying("1"))).body())
          .contains("REQUEST_RECALLED");
      DialogueRefusedFault fault =
          catchThrowableOfType(
              DialogueRefusedFault.class,
              () -> hub.soap(Member.JOBCENTRE).hub().remindCertificate(reminder(asked)));
      assertThat(fault.getFaultInfo().getProblem().getFirst().getCode())
          .isEqualTo("REQUEST_RECALLED");
    }
  }

  @Test
  void withoutConsentAFollowUpIsWithheldLikeTheRequest() throws Exception {
    RequestCertificate asked;
    try (Hub.Given consent = consent(Member.PSYCHIATRY)) {
      asked = ask("LAE-285");
      pushed("certificate-request", asked);
    }
    RemindCertificate reminder = reminder(asked);

    hub.soap(Member.JOBCENTRE).hub().remindCertificate(reminder);

    hub.awaitState(Member.JOBCENTRE, reminder.getMessageId(), StateCode.WITHHELD);
    assertThat(status(asked).getEvent())
        .extracting(event -> event.getWhat())
        .endsWith("reminded", "not-shared");
  }

  @Test
  void theEhrSeesItsTasksAndAcceptsAndDeclinesThem() {
    try (Hub.Given consent = consent(Member.PSYCHIATRY)) {
      RequestCertificate asked = ask("LAE-145");
      Bundle request = pushed("certificate-request", asked);
      awaitStage(asked, "DELIVERED");
      Caller ehr = hub.caller(Member.PSYCHIATRY);

      assertThat(
              tasks(
                  ehr.posts(
                      "/fhir/Task/_search",
                      "application/x-www-form-urlencoded",
                      "status=received&due=ge" + asked.getDue() + "&_count=200")))
          .contains(hubId(asked));
      assertThat(
              ehr.gets("/fhir/Task?patient.identifier=urn:oid:1.2.208.176.1.2%7C2509479989")
                  .statusCode())
          .isEqualTo(400);
      assertThat(hub.caller(Member.SMALL_CLINIC).gets("/fhir/Task/" + hubId(asked)).statusCode())
          .isEqualTo(404);
      assertThat(ehr.gets("/fhir/Task/" + hubId(asked)).body())
          .doesNotContain("2509479989", "Elmer");

      Task task = new Task();
      task.setId(hubId(asked));
      task.setStatus(Task.TaskStatus.ACCEPTED).setIntent(Task.TaskIntent.ORDER);
      assertThat(puts(ehr, task).statusCode()).isEqualTo(200);
      assertThat(puts(ehr, task).statusCode()).isEqualTo(200);
      assertThat(status(asked).getStage()).isEqualTo("ACCEPTED");

      Patient citizen = first(request, Patient.class).copy();
      citizen.setId("citizen");
      task.addContained(citizen);
      task.setFor(new Reference("#citizen"));
      task.setStatus(Task.TaskStatus.REJECTED).getStatusReason().setText("Vi har ikke tid.");
      HttpResponse<String> declined = puts(ehr, task);
      assertThat(declined.statusCode()).as(declined.body()).isEqualTo(200);
      assertThat(declined.body()).contains("rejected");
      assertThat(answered(asked).getDeclined().getReason()).isEqualTo("Vi har ikke tid.");
      awaitStage(asked, "DECLINED");
    }
  }

  @Test
  void aTaskThatIsCompletedWithFormAndDocumentIsTheAnswer() {
    try (Hub.Given consent = consent(Member.PSYCHIATRY)) {
      RequestCertificate asked = ask("LAE-285");
      Bundle request = pushed("certificate-request", asked);
      awaitStage(asked, "DELIVERED");
      Task task = completed(hub.ehr().certificateAnswer(request, Pdf.saying("LAE 285")));
      task.setId(hubId(asked));

      HttpResponse<String> taken = puts(hub.caller(Member.PSYCHIATRY), task);

      assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
      assertThat(taken.body()).contains("completed");
      CertificateAnswer answer = answered(asked);
      assertThat(answer.getAnswered().getItem()).isNotEmpty();
      assertThat(answer.getAnswered().getDocument()).isNotNull();
      awaitStage(asked, "ANSWERED");
    }
  }

  /** The answer as an EHR that knows Tasks has it: everything it consists of is contained. */
  private static Task completed(Bundle answer) {
    Task task = first(answer, Task.class);
    List<Resource> parts =
        answer.getEntry().stream()
            .map(Bundle.BundleEntryComponent::getResource)
            .filter(
                part ->
                    !(part instanceof MessageHeader
                        || part instanceof Provenance
                        || part instanceof Task))
            .toList();
    Set<String> names =
        parts.stream()
            .map(part -> part.fhirType() + "/" + part.getIdPart())
            .collect(Collectors.toSet());
    Stream.concat(parts.stream(), Stream.of(task))
        .flatMap(
            part ->
                FhirContext.forR4Cached()
                    .newTerser()
                    .getAllPopulatedChildElementsOfType(part, Reference.class)
                    .stream())
        .filter(reference -> names.contains(reference.getReference()))
        .forEach(
            reference ->
                reference.setReference("#" + new IdType(reference.getReference()).getIdPart()));
    parts.forEach(task::addContained);
    return task;
  }

  @Test
  void aRequestIsForwardedToTheRightUnitWhichAnswersIt() {
    try (Hub.Given first = consent(Member.PSYCHIATRY);
        Hub.Given second = consent(Member.SMALL_CLINIC)) {
      RequestCertificate asked = ask("LAE-285");
      Bundle request = pushed("certificate-request", asked);
      awaitStage(asked, "DELIVERED");
      Patient citizen = first(request, Patient.class).copy();
      citizen.setId("citizen");
      Task task = new Task();
      task.setId(hubId(asked));
      task.setStatus(Task.TaskStatus.REQUESTED).setIntent(Task.TaskIntent.ORDER);
      task.addContained(citizen);
      task.setFor(new Reference("#citizen"));
      task.setOwner(
          new Reference()
              .setIdentifier(
                  new Identifier()
                      .setSystem("urn:oid:1.2.208.176.1.1")
                      .setValue(Member.SMALL_CLINIC.id().sor())));

      HttpResponse<String> forwarded = puts(hub.caller(Member.PSYCHIATRY), task);

      assertThat(forwarded.statusCode()).as(forwarded.body()).isEqualTo(200);
      assertThat(status(asked).getWith()).isEqualTo(Member.SMALL_CLINIC.id().sor());
      Bundle received = collectedBySmallClinic("certificate-forward");
      awaitStage(asked, "DELIVERED");
      assertThat(first(received, Task.class).getIdentifierFirstRep().getValue())
          .isEqualTo(asked.getRequestId());
      Bundle answer = hub.ehr().certificateAnswer(received, Pdf.saying("LAE 285"));
      Acknowledged told =
          hub.caller(Member.SMALL_CLINIC)
              .processes(
                  FhirContext.forR4Cached().newJsonParser().encodeResourceToString(answer),
                  Caller.JSON);
      assertThat(told.code()).isEqualTo("ok");
      assertThat(answered(asked).getAnswered()).isNotNull();
    }
  }

  private Bundle collectedBySmallClinic(String event) {
    Caller clinic = hub.caller(Member.SMALL_CLINIC);
    String path =
        Hub.await(
            "the clinic has a " + event,
            () ->
                stream(json(clinic.gets("/mailbox/v1/messages").body()).path("messages"))
                    .filter(message -> message.path("kind").asText().equals(event))
                    .map(message -> "/mailbox/v1/messages/" + message.path("id").asText())
                    .findFirst());
    Bundle bundle =
        (Bundle) FhirContext.forR4Cached().newXmlParser().parseResource(clinic.gets(path).body());
    assertThat(clinic.posts(path + "/acknowledgement", "text/plain", "").statusCode())
        .isEqualTo(204);
    return bundle;
  }

  @Test
  void anAnswerThatNamesNoRequestIsMatchedOrDecidedByAPerson() {
    try (Hub.Given consent = consent(Member.PSYCHIATRY, TestCitizen.BIRGIT)) {
      RequestCertificate only = ask("LAE-285", TestCitizen.BIRGIT);
      Bundle request = pushed("certificate-request", only);
      awaitStage(only, "DELIVERED");
      assertThat(hub.ehr().sends(withoutReference(request)).code()).isEqualTo("ok");
      assertThat(answered(only).isMatchedByHub()).isTrue();

      RequestCertificate one = ask("LAE-285", TestCitizen.BIRGIT);
      RequestCertificate two = ask("LAE-285", TestCitizen.BIRGIT);
      pushed("certificate-request", one);
      pushed("certificate-request", two);
      awaitStage(one, "DELIVERED");
      awaitStage(two, "DELIVERED");
      Bundle doubtful = withoutReference(request);
      assertThat(hub.ehr().sends(doubtful).code()).isEqualTo("ok");
      String answer = Hub.hubId(doubtful);
      Awaitility.await("it waits for a person")
          .atMost(Hub.PATIENCE)
          .until(() -> hub.types(List.of("certificates")).out().contains(answer));
      assertThat(status(one).getStage()).isEqualTo("DELIVERED");
      Awaitility.await("it lies sealed")
          .atMost(Hub.PATIENCE)
          .until(() -> hub.types(List.of("dead-letters")).out().contains(answer));

      assertThat(
              hub.types(
                      List.of("certificates", "match", "--answer", answer, "--request", hubId(two)))
                  .out())
          .contains("matched");

      assertThat(answered(two).isMatchedByHub()).isTrue();
      assertThat(status(one).getStage()).isEqualTo("DELIVERED");
      assertThat(hub.types(List.of("certificates")).out()).doesNotContain(answer);
    }
  }

  private Bundle withoutReference(Bundle request) {
    Bundle answer = hub.ehr().certificateAnswer(request, Pdf.saying("LAE 285"));
    Task task = first(answer, Task.class);
    task.setIdentifier(null).setGroupIdentifier(null);
    String header =
        "MessageHeader/" + ((MessageHeader) answer.getEntryFirstRep().getResource()).getIdPart();
    answer
        .getEntry()
        .removeIf(
            entry ->
                entry.getResource() instanceof Provenance provenance
                    && !provenance.getTargetFirstRep().getReference().equals(header));
    Provenance own = first(answer, Provenance.class);
    own.setEntity(null);
    own.getActivity().getCodingFirstRep().setCode("new-message");
    return answer;
  }

  private static HttpResponse<String> puts(Caller caller, Task task) {
    return caller.puts(
        "/fhir/Task/" + task.getIdElement().getIdPart(),
        Caller.JSON,
        FhirContext.forR4Cached().newJsonParser().encodeResourceToString(task));
  }

  private static List<String> tasks(HttpResponse<String> found) {
    assertThat(found.statusCode()).as(found.body()).isEqualTo(200);
    return stream(json(found.body()).path("entry"))
        .map(entry -> entry.path("resource").path("id").asText())
        .toList();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static JsonNode json(String body) {
    try {
      return new ObjectMapper().readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ReturnCertificate sentBack(RequestCertificate asked, String missing) {
    ReturnCertificate back = new ReturnCertificate();
    back.setMessageId(UUID.randomUUID().toString());
    back.setSender(asked.getSender());
    back.setReceiver(asked.getReceiver());
    back.setWrittenAt(asked.getWrittenAt());
    back.setCitizen(asked.getCitizen());
    back.setCaseworker(asked.getCaseworker());
    back.setRequestId(asked.getRequestId());
    back.getMissing().add(missing);
    return back;
  }

  private static RemindCertificate reminder(RequestCertificate asked) {
    RemindCertificate reminder = new RemindCertificate();
    reminder.setMessageId(UUID.randomUUID().toString());
    reminder.setSender(asked.getSender());
    reminder.setReceiver(asked.getReceiver());
    reminder.setWrittenAt(asked.getWrittenAt());
    reminder.setCitizen(asked.getCitizen());
    reminder.setCaseworker(asked.getCaseworker());
    reminder.setRequestId(asked.getRequestId());
    reminder.setText("Vi mangler attesten.");
    return reminder;
  }

  private static RecallCertificate recall(RequestCertificate asked) {
    RecallCertificate recall = new RecallCertificate();
    recall.setMessageId(UUID.randomUUID().toString());
    recall.setSender(asked.getSender());
    recall.setReceiver(asked.getReceiver());
    recall.setWrittenAt(asked.getWrittenAt());
    recall.setCitizen(asked.getCitizen());
    recall.setCaseworker(asked.getCaseworker());
    recall.setRequestId(asked.getRequestId());
    recall.setReason("Sagen er afsluttet.");
    return recall;
  }

  private static <R extends Resource> R first(Bundle bundle, Class<R> type) {
    return bundle.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }
}

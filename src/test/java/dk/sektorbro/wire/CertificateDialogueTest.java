package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import dk.sektorbro.demo.Pdf;
import dk.sektorbro.demo.SimulatedPsychiatry.Answer;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.jobcentre.soap.CertificateAnswer;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.NonDelivery;
import dk.sektorbro.jobcentre.soap.RequestCertificate;
import dk.sektorbro.jobcentre.soap.StateCode;
import dk.sektorbro.jobcentre.soap.StatusStep;
import dk.sektorbro.psychiatry.validation.MessageValidator;
import dk.sektorbro.psychiatry.validation.Profile;
import dk.sektorbro.world.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A certificate is asked for, answered or declined. */
@ExtendWith(OneHub.class)
class CertificateDialogueTest {

  private static final String CASE = "SDP-2026-000117";

  private final Hub hub;

  CertificateDialogueTest(Hub hub) {
    this.hub = hub;
  }

  @Test
  void theAnswerComesBackWithTheSameBytes() throws IOException {
    byte[] pdf = Pdf.saying("LAE 285 " + UUID.randomUUID());
    try (Hub.Given consent = consent(Member.PSYCHIATRY)) {
      RequestCertificate asked = ask(Member.PSYCHIATRY, TestCitizen.BRUNO);
      Bundle request = pushed(asked);

      assertThat(hub.ehr().sends(hub.ehr().certificateAnswer(request, pdf)).code()).isEqualTo("ok");

      CertificateAnswer answer = answerTo(asked);
      assertThat(answer.getForm()).isEqualTo("LAE-285");
      assertThat(answer.getConversationId()).isEqualTo(asked.getConversationId());
      assertThat(answer.getAnswered().getItem()).isNotEmpty();
      assertThat(
              Example.digest(
                  answer.getAnswered().getDocument().getData().getInputStream().readAllBytes()))
          .isEqualTo(Example.digest(pdf));
      hub.awaitState(Member.JOBCENTRE, asked.getMessageId(), StateCode.ACKNOWLEDGED);
      assertThat(hub.soap(Member.JOBCENTRE).status(asked.getMessageId()).getStep())
          .extracting(StatusStep::getState)
          .containsSubsequence(
              StateCode.RECEIVED, StateCode.RELEASED, StateCode.DELIVERED, StateCode.ACKNOWLEDGED);
    }
  }

  @Test
  void aFormThatADoctorIsObligedToGiveCannotBeDeclined() {
    try (Hub.Given consent = consent(Member.PSYCHIATRY)) {
      Bundle declined =
          declined(pushed(ask(Member.PSYCHIATRY, TestCitizen.BRUNO)), "Vi har ikke tid.");

      refused(hub.ehr().sends(declined), "DECLINE_NOT_ALLOWED");
    }
  }

  @Test
  void anAnswerCanBeDeclined() {
    try (Hub.Given consent = consent(Member.PSYCHIATRY)) {
      RequestCertificate asked = ask(Member.PSYCHIATRY, TestCitizen.BRUNO, "LAE-145");
      Bundle declined = declined(pushed(asked), "Borgeren er afsluttet hos os.");

      Answer answer = hub.ehr().sends(declined);

      assertThat(answer.code()).as(answer.body()).isEqualTo("ok");
      assertThat(answerTo(asked).getDeclined().getReason())
          .isEqualTo("Borgeren er afsluttet hos os.");
    }
  }

  @Test
  void anAnswerToARequestNobodyMadeIsRefused() {
    try (Hub.Given consent = consent(Member.PSYCHIATRY)) {
      Bundle answer = answerTo(pushed(ask(Member.PSYCHIATRY, TestCitizen.BRUNO)));
      first(answer, Task.class).getIdentifierFirstRep().setValue(UUID.randomUUID().toString());

      refused(hub.ehr().sends(answer), "REQUEST_UNKNOWN");
    }
  }

  @Test
  void aSecondAnswerIsRefused() {
    try (Hub.Given consent = consent(Member.PSYCHIATRY)) {
      RequestCertificate asked = ask(Member.PSYCHIATRY, TestCitizen.BRUNO);
      Bundle request = pushed(asked);
      assertThat(hub.ehr().sends(answerTo(request)).code()).isEqualTo("ok");

      refused(hub.ehr().sends(answerTo(request)), "REQUEST_CLOSED");

      assertThat(answerTo(asked)).isNotNull();
    }
  }

  @Test
  void anotherClinicsAnswerIsRefused() {
    try (Hub.Given consent = consent(Member.PSYCHIATRY)) {
      Bundle answer = answerTo(pushed(ask(Member.PSYCHIATRY, TestCitizen.BRUNO)));
      String stolen =
          FhirContext.forR4Cached()
              .newJsonParser()
              .encodeResourceToString(answer)
              .replace(Member.PSYCHIATRY.id().sor(), Member.SMALL_CLINIC.id().sor())
              .replace(Member.PSYCHIATRY.gln().value(), Member.SMALL_CLINIC.gln().value());

      Acknowledged told = hub.caller(Member.SMALL_CLINIC).processes(stolen, Caller.JSON);

      assertThat(told.code()).isEqualTo("fatal-error");
      assertThat(told.issues())
          .extracting(Acknowledged.Issue::own)
          .containsExactly("REQUEST_UNKNOWN");
    }
  }

  @Test
  void aClinicCollectsARequestFromItsMailboxInItsLanguage() {
    try (Hub.Given consent = consent(Member.SMALL_CLINIC)) {
      RequestCertificate asked = ask(Member.SMALL_CLINIC, TestCitizen.BRUNO);
      hub.awaitState(Member.JOBCENTRE, asked.getMessageId(), StateCode.WAITING);
      Caller clinic = hub.caller(Member.SMALL_CLINIC);
      String path =
          "/mailbox/v1/messages/" + MessageId.of(Member.JOBCENTRE.id(), asked.getMessageId());

      assertThat(clinic.gets("/mailbox/v1/messages").body())
          .contains(path.replaceAll(".*/", ""), "certificate-request")
          .doesNotContain("2509479989");
      assertThat(hub.caller(Member.HERLEV_HOME_CARE).gets(path).statusCode()).isEqualTo(404);
      assertThat(clinic.posts(path + "/acknowledgement", "text/plain", "").statusCode())
          .isEqualTo(404);

      HttpResponse<byte[]> read = clinic.downloads(path);
      assertThat(read.statusCode()).isEqualTo(200);
      assertThat(read.headers().firstValue("Content-Type").orElseThrow()).startsWith(Caller.XML);
      assertThat(read.headers().firstValue("Cache-Control")).contains("no-store");
      String xml = new String(read.body(), StandardCharsets.UTF_8);
      Bundle request =
          (Bundle)
              FhirContext.forR4Cached()
                  .newXmlParser()
                  .setParserErrorHandler(new StrictErrorHandler())
                  .parseResource(xml);
      assertThat(
              validator()
                  .validate(
                      Profile.CERTIFICATE_REQUEST,
                      FhirContext.forR4Cached().newJsonParser().encodeResourceToString(request)))
          .isEmpty();
      assertThat(first(request, Task.class).getIdentifierFirstRep().getValue())
          .isEqualTo(asked.getRequestId());
      assertThat(clinic.posts(path + "/acknowledgement", "text/plain", "").statusCode())
          .isEqualTo(204);
      assertThat(clinic.posts(path + "/acknowledgement", "text/plain", "").statusCode())
          .isEqualTo(204);
      assertThat(clinic.gets(path).statusCode()).isEqualTo(404);
      assertThat(hub.soap(Member.JOBCENTRE).status(asked.getMessageId()).getState())
          .isEqualTo(StateCode.ACKNOWLEDGED);
    }
  }

  @Test
  void aRequestWithoutConsentIsWithheldAndTheJobcentreIsTold() {
    RequestCertificate asked = ask(Member.SMALL_CLINIC, TestCitizen.BIRGIT);

    NonDelivery report =
        hub.collected(
            Member.JOBCENTRE,
            item ->
                Optional.ofNullable(item.delivery().getNonDelivery())
                    .filter(it -> it.getYourMessageId().equals(asked.getMessageId())));

    assertThat(report.getReason()).isEqualTo("no-consent");
    assertThat(hub.soap(Member.JOBCENTRE).status(asked.getMessageId()).getState())
        .isEqualTo(StateCode.WITHHELD);
    assertThat(hub.caller(Member.SMALL_CLINIC).gets("/mailbox/v1/messages").body())
        .doesNotContain(MessageId.of(Member.JOBCENTRE.id(), asked.getMessageId()).toString());
    assertThat(
            hub.administrator()
                .auditOf(MessageId.of(Member.JOBCENTRE.id(), asked.getMessageId()).toString()))
        .endsWith("message.withheld no-consent");
  }

  private Hub.Given consent(Member clinic) {
    return hub.consent(
        Member.JOBCENTRE, clinic, TestCitizen.BRUNO, InformationTypeCode.MEDICAL_CERTIFICATE);
  }

  private RequestCertificate ask(Member clinic, TestCitizen citizen) {
    return ask(clinic, citizen, "LAE-285");
  }

  private RequestCertificate ask(Member clinic, TestCitizen citizen, String form) {
    RequestCertificate request =
        hub.soap(Member.JOBCENTRE)
            .certificateRequest(citizen, clinic.id(), CASE, "Hvornår kan praktikken begynde?");
    request.setForm(form);
    assertThat(hub.soap(Member.JOBCENTRE).requestsCertificate(request).isDuplicate()).isFalse();
    return request;
  }

  private Bundle pushed(RequestCertificate asked) {
    return hub.pushed(
        "certificate-request",
        bundle ->
            first(bundle, Task.class)
                .getIdentifierFirstRep()
                .getValue()
                .equals(asked.getRequestId()));
  }

  private CertificateAnswer answerTo(RequestCertificate asked) {
    return hub.collected(
        Member.JOBCENTRE,
        item ->
            Optional.ofNullable(item.delivery().getCertificateAnswer())
                .filter(answer -> answer.getRequestId().equals(asked.getRequestId())));
  }

  private Bundle answerTo(Bundle request) {
    return hub.ehr().certificateAnswer(request, Pdf.saying("LAE 285"));
  }

  private Bundle declined(Bundle request, String reason) {
    Bundle answer = answerTo(request);
    first(answer, Task.class)
        .setStatus(Task.TaskStatus.REJECTED)
        .setStatusReason(new CodeableConcept().setText(reason))
        .setOutput(List.of());
    answer
        .getEntry()
        .removeIf(
            entry ->
                List.of("QuestionnaireResponse", "DocumentReference", "Practitioner")
                    .contains(entry.getResource().fhirType()));
    return answer;
  }

  private static void refused(Answer answer, String code) {
    assertThat(answer.code()).isEqualTo("fatal-error");
    Acknowledged told = Acknowledged.read(answer.status(), answer.body());
    assertThat(told.issues()).extracting(Acknowledged.Issue::own).containsExactly(code);
    assertThat(told.issues())
        .flatExtracting(Acknowledged.Issue::expression)
        .singleElement()
        .asString()
        .contains("Task");
  }

  private static MessageValidator validator() {
    try (Stream<Path> files = Files.list(Path.of("fhir-profiles/compiled"))) {
      return new MessageValidator(
          FhirContext.forR4Cached(),
          OneHub.PACKAGES,
          files
              .filter(file -> file.toString().endsWith(".json"))
              .sorted()
              .map(CertificateDialogueTest::text)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

package dk.sektorbro.psychiatry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.certificate.CertificateForm;
import dk.sektorbro.certificate.CertificateForms;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.Author;
import dk.sektorbro.exchange.content.CertificateAnswered;
import dk.sektorbro.exchange.content.CertificateAnswered.Outcome;
import dk.sektorbro.exchange.content.CertificateForwarded;
import dk.sektorbro.exchange.content.CertificateNotice;
import dk.sektorbro.exchange.content.CertificateNotice.Matter;
import dk.sektorbro.exchange.content.CertificateRequested;
import dk.sektorbro.exchange.content.Citizen;
import dk.sektorbro.exchange.content.Content;
import dk.sektorbro.exchange.content.RequestReference;
import dk.sektorbro.exchange.content.Urgency;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form as FHIR messages: asked for, answered by its own questionnaire, followed up. */
class EveryFormInFhirTest {

  private static final Instant AT = Instant.parse("2026-11-02T08:15:00Z");
  private static final Citizen BRUNO =
      new Citizen(CitizenId.cpr("2509479989"), "Bruno Test", "Elmer");
  private static final Author CASEWORKER =
      new Author(
          "Test",
          "Sagsbehandler",
          Optional.of("socialraadgiver"),
          Optional.of(Fhir.JOBCENTRE),
          Optional.of("00000000"));
  private static final String REQUEST = "9144b6b0-0729-4173-b659-e952948ee3a5";
  private static final String CONVERSATION = "2c47ce63-fad4-4aa0-adff-605aa399a06d";

  @BeforeAll
  static void needsPackages() {
    Fhir.needsPackages();
  }

  static Stream<CertificateForm> forms() {
    return CertificateForms.read(Path.of("config/certificate-forms")).all().stream();
  }

  private static Bundle written(MessageKind kind, Content content) {
    Envelope envelope =
        new Envelope(
            MessageId.of(Fhir.JOBCENTRE, kind.code()),
            kind,
            content instanceof CertificateForwarded ? Fhir.CLINIC : Fhir.JOBCENTRE,
            content instanceof CertificateForwarded ? Fhir.HEART_WARD : Fhir.CLINIC,
            Optional.empty(),
            Optional.empty(),
            AT);
    Payload payload = Fhir.DIALECT.write(envelope, content); // holds it to its profile
    return (Bundle) WireMessage.read(Fhir.R4, payload).resource();
  }

  private static CertificateRequested requested(CertificateForm form) {
    return new CertificateRequested(
        BRUNO,
        REQUEST,
        CONVERSATION,
        form.code(),
        "2026-004711",
        LocalDate.of(2027, 1, 4),
        List.of("Hvornår?"),
        CASEWORKER,
        AT);
  }

  private static <R extends Resource> R first(Bundle bundle, Class<R> type) {
    return new MessageBundle(bundle).all(type).getFirst();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void isAskedForWithItsQuestionnaire(CertificateForm form) {
    Task task = first(written(MessageKind.CERTIFICATE_REQUEST, requested(form)), Task.class);

    assertThat(task.getCode().getCodingFirstRep().getCode()).isEqualTo(form.code());
    assertThat(task.getInputFirstRep().getValue().primitiveValue())
        .isEqualTo(form.questionnaire().canonical());
  }

  @ParameterizedTest
  @MethodSource("forms")
  void isFollowedUp(CertificateForm form) {
    RequestReference about =
        new RequestReference(
            REQUEST,
            Fhir.JOBCENTRE,
            CONVERSATION,
            form.code(),
            MessageId.of(Fhir.JOBCENTRE, "asked"),
            AT,
            LocalDate.of(2027, 1, 4));
    Map<MessageKind, Matter> matters =
        Map.of(
            MessageKind.CERTIFICATE_REMINDER,
            new Matter.Reminder(Urgency.URGENT, 2, Optional.empty()),
            MessageKind.CERTIFICATE_RETURN,
            new Matter.Return(List.of("Timer")),
            MessageKind.CERTIFICATE_RECALL,
            new Matter.Recall(Optional.of("Sagen er afsluttet.")));
    matters.forEach(
        (kind, matter) -> {
          Bundle bundle =
              written(
                  kind,
                  new CertificateNotice(
                      kind == MessageKind.CERTIFICATE_REMINDER
                          ? Optional.empty()
                          : Optional.of(BRUNO),
                      REQUEST,
                      Optional.of(about),
                      matter,
                      Optional.of(CASEWORKER),
                      AT));
          assertThat(first(bundle, Task.class).getIdentifierFirstRep().getValue())
              .isEqualTo(REQUEST);
        });
  }

  @ParameterizedTest
  @MethodSource("forms")
  void isPassedOnAndReadAsItWas(CertificateForm form) {
    Bundle forward =
        written(
            MessageKind.CERTIFICATE_FORWARD,
            new CertificateForwarded(
                requested(form), Fhir.JOBCENTRE, "1964fd94-9b18-4108-9f05-388c8269c0ca"));
    Payload payload = json(forward);

    assertThat(Fhir.DIALECT.examine(Fhir.by(Fhir.CLINIC, payload)).kind())
        .isEqualTo(MessageKind.CERTIFICATE_FORWARD);
    CertificateForwarded read =
        (CertificateForwarded) Fhir.DIALECT.read(MessageKind.CERTIFICATE_FORWARD, payload);
    assertThat(read.requester()).isEqualTo(Fhir.JOBCENTRE);
    assertThat(read.forwards()).isEqualTo("1964fd94-9b18-4108-9f05-388c8269c0ca");
    assertThat(read.request().caseNumber()).isEqualTo("2026-004711");
    assertThat(read.request().due()).isEqualTo("2027-01-04");
    assertThat(read.request().questions()).containsExactly("Hvornår?");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void isAnsweredByItsOwnQuestionnaireAndNoOther(CertificateForm form) {
    Bundle answer = answer(form, form);
    Payload payload = json(answer);

    assertThat(Fhir.DIALECT.examine(Fhir.by(Fhir.CLINIC, payload)).requestId()).contains(REQUEST);
    CertificateAnswered read =
        (CertificateAnswered) Fhir.DIALECT.read(MessageKind.CERTIFICATE_ANSWER, payload);
    assertThat(read.form()).isEqualTo(form.code());
    assertThat(((Outcome.Answered) read.outcome()).items()).isNotEmpty();

    CertificateForm other =
        forms().filter(each -> each.code().compareTo(form.code()) != 0).findFirst().orElseThrow();
    assertThatThrownBy(() -> Fhir.DIALECT.examine(Fhir.by(Fhir.CLINIC, json(answer(form, other)))))
        .isInstanceOfSatisfying(
            Refused.class, no -> assertThat(no.code()).isEqualTo(RefusalCode.PROFILE_VIOLATION));
  }

  /**
   * The example of an answer, as an answer by that form that is filled in by that questionnaire.
   */
  private static Bundle answer(CertificateForm form, CertificateForm filledIn) {
    Bundle bundle =
        (Bundle)
            WireMessage.read(Fhir.R4, Fhir.json(Fhir.example("valid/certificate-answer.json")))
                .resource();
    first(bundle, Task.class).getCode().getCodingFirstRep().setCode(form.code());
    first(bundle, DocumentReference.class).getType().getCodingFirstRep().setCode(form.code());
    QuestionnaireResponse response = first(bundle, QuestionnaireResponse.class);
    Questionnaire questionnaire =
        Fhir.R4.newJsonParser().parseResource(Questionnaire.class, filledIn.questionnaire().json());
    response.setQuestionnaire(filledIn.questionnaire().canonical());
    response.setItem(questionnaire.getItem().stream().map(EveryFormInFhirTest::filled).toList());
    return bundle;
  }

  private static QuestionnaireResponseItemComponent filled(QuestionnaireItemComponent item) {
    QuestionnaireResponseItemComponent answer = new QuestionnaireResponseItemComponent();
    answer.setLinkId(item.getLinkId());
    item.getItem().forEach(child -> answer.addItem(filled(child)));
    if (item.getItem().isEmpty()) {
      answer.addAnswer().setValue(value(item));
    }
    return answer;
  }

  private static Type value(QuestionnaireItemComponent item) {
    return switch (item.getType()) {
      case DATE -> new DateType("2026-12-07");
      case INTEGER -> new IntegerType(8);
      case BOOLEAN -> new BooleanType(true);
      default -> new StringType("Svar");
    };
  }

  private static Payload json(Bundle bundle) {
    return Fhir.json(WireMessage.asWritten(Fhir.R4.newJsonParser()).encodeResourceToString(bundle));
  }
}

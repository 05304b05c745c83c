package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.world.Member;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whether something could be shared, asked before anybody sends it. */
@ExtendWith(OneHub.class)
class ConsentExplainedTest {

  private static final String CPR = "urn:oid:1.2.208.176.1.2";
  private static final FhirContext FHIR = FhirContext.forR4Cached();

  private final Hub hub;

  ConsentExplainedTest(Hub hub) {
    this.hub = hub;
  }

  @Test
  void aSideOfItIsToldWhatWouldBeSharedAndWhatWouldBeCut() {
    try (Hub.Given consent =
        hub.consent(
            Member.JOBCENTRE,
            Member.PSYCHIATRY,
            TestCitizen.BRUNO,
            InformationTypeCode.CORRESPONDENCE)) {
      Parameters told = told(explains(Member.PSYCHIATRY, Member.PSYCHIATRY, Member.JOBCENTRE));

      assertThat(outcome(told)).isEqualTo("permit");
      assertThat(sentences(told, "because", "da")).anyMatch(it -> it.contains("tillader delingen"));
      assertThat(sentences(told, "withheld", "en"))
          .satisfiesExactly(
              left -> assertThat(left).isEqualTo("Left out: attachment, which no consent names."),
              released ->
                  assertThat(released)
                      .startsWith("By the release profile, no more is shared than: ")
                      .contains("Patient (identifier, name, managingOrganization)"));
      assertThat(told.getParameter("dependsOnContent").getValue().primitiveValue())
          .isEqualTo("false");
    }
    assertThat(hub.administrator().auditOfParty(Member.PSYCHIATRY.id()))
        .contains("consent.explained permit");
  }

  @Test
  void itMayBeAskedOfAnotherMoment() {
    try (Hub.Given consent = hub.consent()) {
      Parameters later =
          told(
              explains(
                  Member.PSYCHIATRY,
                  Member.PSYCHIATRY,
                  Member.JOBCENTRE,
                  question -> question.addParameter("at", new DateTimeType("2100-01-01"))));

      assertThat(outcome(later)).isEqualTo("deny");
      assertThat(sentences(later, "because", "en")).anyMatch(it -> it.contains("it has expired"));
    }
  }

  @Test
  void aFormThatTheHubDoesNotCarryIsRefused() {
    HttpResponse<String> answer =
        explains(
            Member.JOBCENTRE,
            Member.JOBCENTRE,
            Member.PSYCHIATRY,
            question -> {
              question.setParameter("kind", new CodeType("certificate-request"));
              question.addParameter("form", new CodeType("LAE-999"));
            });

    assertThat(answer.statusCode()).isBetween(400, 499);
  }

  /** The unit that passes a request on is no side of the answer, and learns nothing of it here. */
  @Test
  void aRequestPassedOnIsExplainedForWhoAskedForTheCertificate() {
    Consumer<Parameters> passedOn =
        question -> question.setParameter("kind", new CodeType("certificate-forward"));
    Consumer<Parameters> forTheJobcentre =
        passedOn.andThen(
            question ->
                question.addParameter("requester", new StringType(Member.JOBCENTRE.id().sor())));
    try (Hub.Given consent =
        hub.consent(
            Member.JOBCENTRE,
            Member.PSYCHIATRY,
            TestCitizen.BRUNO,
            InformationTypeCode.MEDICAL_CERTIFICATE)) {
      Parameters told =
          told(
              explains(Member.PSYCHIATRY, Member.SMALL_CLINIC, Member.PSYCHIATRY, forTheJobcentre));
      HttpResponse<String> forNobody =
          explains(Member.PSYCHIATRY, Member.SMALL_CLINIC, Member.PSYCHIATRY, passedOn);
      HttpResponse<String> byWhoPassesItOn =
          explains(Member.SMALL_CLINIC, Member.SMALL_CLINIC, Member.PSYCHIATRY, forTheJobcentre);

      assertThat(outcome(told)).isEqualTo("permit");
      assertThat(forNobody.statusCode()).isEqualTo(422);
      assertThat(forNobody.body()).contains("requester");
      assertThat(byWhoPassesItOn.statusCode()).isEqualTo(403);
    }
  }

  @Test
  void anAdministratorIsToldAtTheConsole() {
    try (Hub.Given consent = hub.consent()) {
      List<String> told =
          hub.administrator()
              .does(
                  "explainConsent",
                  TestCitizen.BRUNO.id().number(),
                  Member.PSYCHIATRY.id().sor(),
                  Member.JOBCENTRE.id().sor(),
                  "care-communication",
                  "",
                  "",
                  "2100-01-01T00:00:00Z",
                  "",
                  "discharge",
                  "2026-03-01",
                  "",
                  false);

      assertThat(told).startsWith("deny").anyMatch(it -> it.contains("it has expired"));
    }
  }

  @Test
  void whereNothingAllowsItTheConsentThatWouldIsDescribed() {
    Parameters told = told(explains(Member.JOBCENTRE, Member.JOBCENTRE, Hub.READ_BY_ADVISERS));

    assertThat(outcome(told)).isEqualTo("no-consent");
    assertThat(sentences(told, "needed", "da"))
        .singleElement()
        .asString()
        .contains(Member.JOBCENTRE.id().sor(), Hub.READ_BY_ADVISERS.id().sor(), "correspondence");
  }

  @Test
  void anOperatorIsToldOnTheCommandLineAndNeverTypesTheIdNumberThere(@TempDir Path dir)
      throws Exception {
    Path citizen = Files.writeString(dir.resolve("citizen"), TestCitizen.BRUNO.id().number());
    List<String> explain =
        List.of(
            "consent",
            "explain",
            "--from=" + Member.PSYCHIATRY.id(),
            "--to=" + Member.JOBCENTRE.id(),
            "--citizen-file=" + citizen,
            "--kind");
    try (Hub.Given consent = hub.consent()) {
      Typed danish = hub.types(explain, "care-communication");
      Typed english = hub.types(explain, "care-communication", "--language=en");
      Typed passedOn = hub.types(explain, "certificate-forward");

      assertThat(danish.exitCode()).as(danish.out()).isZero();
      assertThat(danish.out()).startsWith("PERMIT").contains(consent.hubId(), "tillader delingen");
      assertThat(english.out()).startsWith("PERMIT").contains("it allows the sharing");
      assertThat(passedOn.exitCode()).isNotZero();
      assertThat(passedOn.out()).contains("requester");
      assertThat(danish.out()).doesNotContain(TestCitizen.BRUNO.id().number());
    }
  }

  private HttpResponse<String> explains(Member asking, Member sender, Member receiver) {
    return explains(asking, sender, receiver, question -> {});
  }

  private HttpResponse<String> explains(
      Member asking, Member sender, Member receiver, Consumer<Parameters> besides) {
    Parameters question = new Parameters();
    question.addParameter(
        "patient", new Identifier().setSystem(CPR).setValue(TestCitizen.BRUNO.id().number()));
    question.addParameter("sender", new StringType(sender.id().sor()));
    question.addParameter("receiver", new StringType(receiver.id().sor()));
    question.addParameter("kind", new CodeType("care-communication"));
    besides.accept(question);
    return hub.caller(asking)
        .posts(
            "/fhir/Consent/$explain",
            Caller.JSON,
            FHIR.newJsonParser().encodeResourceToString(question));
  }

  private static Parameters told(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return FHIR.newJsonParser().parseResource(Parameters.class, answer.body());
  }

  private static String outcome(Parameters told) {
    return told.getParameter("outcome").getValue().primitiveValue();
  }

  private static List<String> sentences(Parameters told, String name, String language) {
    return told.getParameter().stream()
        .filter(each -> each.getName().equals(name))
        .flatMap(each -> each.getPart().stream())
        .filter(part -> part.getName().equals(language))
        .map(part -> part.getValue().primitiveValue())
        .toList();
  }
}

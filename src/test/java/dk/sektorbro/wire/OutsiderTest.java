package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.jobcentre.soap.StateCode;
import dk.sektorbro.world.Member;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A party that no consent of a citizen names is answered the same, byte for byte but ids and times,
 * whether the hub has never heard of the citizen, knows refusals and consents between others, or
 * the citizen's name and address are protected in the civil registration system.
 */
@ExtendWith(OneHub.class)
class OutsiderTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();

  private static final TestCitizen UNKNOWN =
      new TestCitizen(new CitizenId(CitizenId.Scheme.X_ECPR, "0101801AB1"), "Bruno Test", "Elmer");
  private static final TestCitizen PROTECTED =
      new TestCitizen(new CitizenId(CitizenId.Scheme.X_ECPR, "0101801AB2"), "Bruno Test", "Elmer");

  /** Is named by no consent of anybody. */
  private static final Member STRANGER = Hub.SIGNS_EVERYTHING;

  private final Hub hub;

  OutsiderTest(Hub hub) {
    this.hub = hub;
  }

  @Test
  void aLetterToAStrangerIsAnsweredTheSameWhoeverItIsAbout() {
    List<String> aboutUnknown = told(UNKNOWN, patient -> {});
    List<String> aboutProtected = told(PROTECTED, OutsiderTest::isProtected);

    assertThat(aboutUnknown.toString()).contains("no-consent");
    assertThat(aboutProtected).isEqualTo(aboutUnknown);
    try (Hub.Given toOthers = hub.consent();
        RegisteredConsent ofEverybody = refusesEverybody(TestCitizen.BRUNO)) {
      assertThat(told(TestCitizen.BRUNO, patient -> {})).isEqualTo(aboutUnknown);
      assertThat(told(TestCitizen.BRUNO, OutsiderTest::isProtected)).isEqualTo(aboutUnknown);
    }
  }

  @Test
  void aSideThatNoConsentNamesIsExplainedTheSameWhoeverItAsksAbout() {
    String aboutUnknown = explained(UNKNOWN);

    assertThat(aboutUnknown).contains("no-consent");
    try (Hub.Given toOthers = hub.consent();
        RegisteredConsent ofEverybody = refusesEverybody(TestCitizen.BRUNO)) {
      assertThat(explained(TestCitizen.BRUNO)).isEqualTo(aboutUnknown);
    }
  }

  @Test
  void aSearchTellsAStrangerTheSameWhoeverItIsAbout() {
    String ofUnknown = found(UNKNOWN);

    try (Hub.Given toOthers = hub.consent();
        RegisteredConsent ofEverybody = refusesEverybody(TestCitizen.BRUNO)) {
      assertThat(found(TestCitizen.BRUNO)).isEqualTo(ofUnknown);
      assertThat(read(toOthers.hubId()))
          .isEqualTo(read("11111111-2222-4333-8444-555555555555"))
          .startsWith("404");
      assertThat(withdrawn(toOthers.hubId()))
          .isEqualTo(withdrawn("11111111-2222-4333-8444-555555555555"))
          .startsWith("4");
    }
  }

  /** What psychiatry hears at once, by asking, and in the report. */
  private List<String> told(TestCitizen citizen, Consumer<Patient> mark) {
    Bundle letter =
        hub.ehr()
            .careCommunication(
                STRANGER.id(),
                STRANGER.gln(),
                STRANGER.name(),
                citizen,
                "Kan vi mødes?",
                List.of());
    letter.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(Patient.class::isInstance)
        .map(Patient.class::cast)
        .forEach(mark);
    HttpResponse<String> answer =
        hub.caller(Member.PSYCHIATRY)
            .posts(
                "/fhir/$process-message",
                Caller.JSON,
                FHIR.newJsonParser().encodeResourceToString(letter));
    hub.awaitState(Member.PSYCHIATRY, Hub.headerId(letter), StateCode.WITHHELD);
    var status = hub.soap(Member.PSYCHIATRY).status(Hub.headerId(letter));
    return List.of(
        answer.statusCode() + alike(answer.body()),
        status.getState() + " " + status.getReason(),
        alike(FHIR.newJsonParser().encodeResourceToString(hub.reportOn(Hub.headerId(letter)))));
  }

  /** As an EHR may mark whoever has navne- og adressebeskyttelse. */
  private static void isProtected(Patient patient) {
    patient
        .getMeta()
        .addSecurity()
        .setSystem("http://terminology.hl7.org/CodeSystem/v3-Confidentiality")
        .setCode("V");
    patient.getAddress().clear();
  }

  private String explained(TestCitizen citizen) {
    Parameters question = new Parameters();
    question.addParameter(
        "patient",
        new Identifier().setSystem(citizen.id().scheme().system()).setValue(citizen.id().number()));
    question.addParameter("sender", new StringType(Member.PSYCHIATRY.id().sor()));
    question.addParameter("receiver", new StringType(STRANGER.id().sor()));
    question.addParameter("kind", new CodeType("care-communication"));
    HttpResponse<String> answer =
        hub.caller(STRANGER)
            .posts(
                "/fhir/Consent/$explain",
                Caller.JSON,
                FHIR.newJsonParser().encodeResourceToString(question));
    return answer.statusCode() + alike(answer.body());
  }

  private String found(TestCitizen citizen) {
    String token = citizen.id().scheme().system() + "|" + citizen.id().number();
    HttpResponse<String> answer =
        hub.caller(STRANGER)
            .posts(
                "/fhir/Consent/_search",
                "application/x-www-form-urlencoded",
                "patient.identifier=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return alike(answer.body());
  }

  private String read(String id) {
    HttpResponse<String> answer = hub.caller(STRANGER).gets("/fhir/Consent/" + id);
    return answer.statusCode() + alike(answer.body());
  }

  private String withdrawn(String id) {
    HttpResponse<String> answer =
        hub.caller(STRANGER)
            .sends(
                "/fhir/Consent/" + id + "/$withdraw",
                request -> request.POST(BodyPublishers.noBody()));
    return answer.statusCode() + alike(answer.body());
  }

  /** Without ids and times. */
  private static String alike(String answer) {
    return answer
        .replaceAll("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", "ID")
        .replaceAll(
            "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})", "TIME");
  }

  /** A refusal that names nobody, registered by somebody who is no side of what is asked here. */
  private RegisteredConsent refusesEverybody(TestCitizen citizen) {
    return RegisteredConsent.by(
        hub.caller(Hub.CITIZENS_PORTAL),
        """
                {"resourceType": "Consent", "status": "active",
                 "scope": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/consentscope", "code": "patient-privacy"}]},
                 "category": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "IDSCL"}]}],
                 "patient": {"identifier": {"system": "%s", "value": "%s"}},
                 "identifier": [{"value": "%s"}],
                 "policyRule": {"text": "The citizen's own word"},
                 "provision": {"type": "deny"}}"""
            .formatted(citizen.id().scheme().system(), citizen.id().number(), UUID.randomUUID()));
  }
}

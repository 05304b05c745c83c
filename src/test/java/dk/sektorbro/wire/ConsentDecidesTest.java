package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.jobcentre.soap.CategoryCode;
import dk.sektorbro.jobcentre.soap.Correspondence;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.Part;
import dk.sektorbro.jobcentre.soap.RequestCertificate;
import dk.sektorbro.jobcentre.soap.SendMessage;
import dk.sektorbro.jobcentre.soap.StateCode;
import dk.sektorbro.world.Member;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Communication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a consent says of a message's content decides on that message, from either side. */
@ExtendWith(OneHub.class)
class ConsentDecidesTest {

  private static final String CATEGORIES =
      "http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-careCommunication-categoryCodes";

  private final Hub hub;

  ConsentDecidesTest(Hub hub) {
    this.hub = hub;
  }

  @Test
  void aConsentToOneCategoryLetsThatThroughAndNoOther() {
    try (RegisteredConsent only = registers(permission(category("carecoordination"), ""))) {
      SendMessage meant = toPsychiatry(CategoryCode.CARECOORDINATION);
      SendMessage other = toPsychiatry(CategoryCode.DISCHARGE);
      Bundle fromTheClinic = hub.fromPsychiatry();
      category(fromTheClinic, "carecoordination");
      Bundle otherFromTheClinic = hub.fromPsychiatry();
      hub.soap(Member.JOBCENTRE).sends(meant);
      hub.soap(Member.JOBCENTRE).sends(other);
      hub.ehr().sends(fromTheClinic);
      hub.ehr().sends(otherFromTheClinic);

      hub.pushed("care-communication-message", it -> Hub.headerId(it).equals(meant.getMessageId()));
      assertThat(received(fromTheClinic).getThread().getPart())
          .extracting(Part::getText)
          .contains("Vi foreslår et møde i uge 50.");
      hub.awaitState(Member.JOBCENTRE, other.getMessageId(), StateCode.WITHHELD);
      hub.awaitState(Member.PSYCHIATRY, Hub.headerId(otherFromTheClinic), StateCode.WITHHELD);
    }
  }

  @Test
  void aRefusalStopsTheWayItNamesWhateverIsPermittedAndNoOther() {
    try (Hub.Given yes = hub.consent();
        RegisteredConsent no = registers(refusal(""))) {
      SendMessage asked = toPsychiatry(CategoryCode.CARECOORDINATION);
      Bundle told = hub.fromPsychiatry();
      hub.soap(Member.JOBCENTRE).sends(asked);
      hub.ehr().sends(told);

      hub.awaitState(Member.PSYCHIATRY, Hub.headerId(told), StateCode.WITHHELD);
      assertThat(reasonTold(told)).isEqualTo("consent-does-not-cover");
      hub.pushed("care-communication-message", it -> Hub.headerId(it).equals(asked.getMessageId()));
    }
  }

  /** The answer is consented to; that the clinic is told of the citizen is refused. */
  @Test
  void aRefusalOfTheWayThatARequestGoesStopsItWhateverIsConsentedToOfItsAnswer() {
    try (Hub.Given answer =
            hub.consent(
                Member.JOBCENTRE,
                Member.PSYCHIATRY,
                TestCitizen.BRUNO,
                InformationTypeCode.MEDICAL_CERTIFICATE);
        RegisteredConsent no = registers(refusal("", Member.JOBCENTRE, Member.PSYCHIATRY))) {
      RequestCertificate asked =
          hub.soap(Member.JOBCENTRE)
              .certificateRequest(
                  TestCitizen.BRUNO,
                  Member.PSYCHIATRY.id(),
                  "SDP-2026-000117",
                  "Hvornår kan praktikken begynde?");
      hub.soap(Member.JOBCENTRE).requestsCertificate(asked);

      hub.awaitState(Member.JOBCENTRE, asked.getMessageId(), StateCode.WITHHELD);
      assertThat(hub.soap(Member.JOBCENTRE).status(asked.getMessageId()).getReason())
          .isEqualTo("consent-does-not-cover");
    }
  }

  @Test
  void aPermissionUpToALabelKeepsWhatItsSenderLabelledHigher() {
    String normal =
        ", \"securityLabel\": [{\"system\": \"http://terminology.hl7.org/CodeSystem/v3-Confidentiality\", \"code\": \"N\"}]";
    try (RegisteredConsent upToNormal = registers(permission(normal, ""))) {
      Bundle plain = hub.fromPsychiatry();
      Bundle restricted = hub.fromPsychiatry();
      letter(restricted)
          .getMeta()
          .addSecurity()
          .setSystem("http://terminology.hl7.org/CodeSystem/v3-Confidentiality")
          .setCode("R");
      hub.ehr().sends(plain);
      hub.ehr().sends(restricted);

      assertThat(received(plain).getThread().getPart()).isNotEmpty();
      hub.awaitState(Member.PSYCHIATRY, Hub.headerId(restricted), StateCode.WITHHELD);
    }
  }

  @Test
  void aPermissionOfOlderInformationDoesNotReachALetterOfToday() {
    String before = ", \"dataPeriod\": {\"end\": \"2020-01-01\"}";
    try (RegisteredConsent old = registers(permission(before, ""))) {
      Bundle today = hub.fromPsychiatry();
      SendMessage asked = toPsychiatry(CategoryCode.CARECOORDINATION);
      hub.ehr().sends(today);
      hub.soap(Member.JOBCENTRE).sends(asked);

      hub.awaitState(Member.PSYCHIATRY, Hub.headerId(today), StateCode.WITHHELD);
      hub.awaitState(Member.JOBCENTRE, asked.getMessageId(), StateCode.WITHHELD);
    }
  }

  @Test
  void anExceptionAddedWhileAMessageIsQueuedStopsIt() {
    try (Hub.Given yes = hub.consent()) {
      hub.ehr().goesOffline();
      SendMessage message = toPsychiatry(CategoryCode.CARECOORDINATION);
      try {
        hub.soap(Member.JOBCENTRE).sends(message);
        hub.awaitState(Member.JOBCENTRE, message.getMessageId(), StateCode.RELEASED);
        String reversed =
            refusal(
                ", \"securityLabel\": [{\"system\": \"http://terminology.hl7.org/CodeSystem/v3-ActCode\", \"code\": \"SUD\"}]",
                Member.JOBCENTRE,
                Member.PSYCHIATRY);
        try (RegisteredConsent no = registers(reversed)) {
          hub.awaitState(Member.JOBCENTRE, message.getMessageId(), StateCode.STOPPED);
        }
      } finally {
        hub.ehr().goesOnline();
      }

      assertThat(hub.soap(Member.JOBCENTRE).status(message.getMessageId()).getReason())
          .isEqualTo("consent-narrowed");
      assertThat(hub.ehr().received())
          .noneMatch(it -> Hub.headerId(it).equals(message.getMessageId()));
    }
  }

  @Test
  void aConsentThatEndsWhileAMessageIsQueuedStopsIt() {
    Instant end = Clock.systemUTC().instant().plusSeconds(8);
    hub.ehr().goesOffline();
    SendMessage message = toPsychiatry(CategoryCode.CARECOORDINATION);
    try (RegisteredConsent ends =
        registers(
            permission("", "").replace(END, end.truncatedTo(ChronoUnit.SECONDS).toString()))) {
      hub.soap(Member.JOBCENTRE).sends(message);
      hub.awaitState(Member.JOBCENTRE, message.getMessageId(), StateCode.RELEASED);
      Awaitility.await("the consent's end")
          .atMost(Duration.ofSeconds(15))
          .until(() -> Clock.systemUTC().instant().isAfter(end));
      hub.ehr().goesOnline();
      hub.awaitState(Member.JOBCENTRE, message.getMessageId(), StateCode.STOPPED);
    } finally {
      hub.ehr().goesOnlineIfNeeded();
    }

    // Of his other consents, those that are withdrawn weigh more.
    assertThat(hub.soap(Member.JOBCENTRE).status(message.getMessageId()).getReason())
        .isIn("consent-expired", "consent-withdrawn");
  }

  @Test
  void aReleaseProfileForItsReadersNarrowsWhatAReceiverGets() {
    try (Hub.Given yes =
        hub.consent(
            Hub.READ_BY_ADVISERS,
            Member.PSYCHIATRY,
            TestCitizen.BRUNO,
            InformationTypeCode.CORRESPONDENCE)) {
      Bundle message = hub.fromPsychiatry(Hub.READ_BY_ADVISERS);
      letter(message).setTopic(new CodeableConcept().setText("Indlæggelse i uge 49"));
      hub.ehr().sends(message);

      Correspondence arrived = received(Hub.READ_BY_ADVISERS, message);
      assertThat(arrived.getTopic()).isNull();
      assertThat(arrived.getThread().getPart())
          .extracting(Part::getText)
          .contains("Vi foreslår et møde i uge 50.");
      assertThat(hub.administrator().auditOf(Hub.hubId(message)))
          .anyMatch(step -> step.startsWith("message.released permit"));
    }
  }

  private Correspondence received(Bundle message) {
    return received(Member.JOBCENTRE, message);
  }

  private Correspondence received(Member receiver, Bundle message) {
    return hub.collected(
        receiver,
        item ->
            Optional.of(item)
                .filter(it -> it.hubMessageId().equals(Hub.hubId(message)))
                .map(it -> it.delivery().getCorrespondence()));
  }

  private String reasonTold(Bundle message) {
    return hub.soap(Member.PSYCHIATRY).status(Hub.headerId(message)).getReason();
  }

  private SendMessage toPsychiatry(CategoryCode category) {
    SendMessage message =
        hub.soap(Member.JOBCENTRE)
            .message(TestCitizen.BRUNO, Member.PSYCHIATRY.id(), "Kan vi mødes om praktikken?");
    message.setCategory(category);
    return message;
  }

  private static Communication letter(Bundle message) {
    return message.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(Communication.class::isInstance)
        .map(Communication.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static void category(Bundle message, String code) {
    letter(message).getCategoryFirstRep().getCodingFirstRep().setCode(code);
  }

  private static String category(String code) {
    return ", \"code\": [{\"coding\": [{\"system\": \"%s\", \"code\": \"%s\"}]}]"
        .formatted(CATEGORIES, code);
  }

  private static final String END = "THE-END";

  /** In both directions, as long as the law lets it. */
  private static String permission(String more, String exceptions) {
    return consent(
            "permit",
            both("source") + "," + both("recipient"),
            more
                + ", \"class\": [{\"system\": \"http://sektorbro.dk/fhir/CodeSystem/information-types\", \"code\": \"correspondence\"}]"
                + ", \"purpose\": [{\"system\": \"http://sektorbro.dk/fhir/CodeSystem/purposes\", \"code\": \"sickness-benefit-case\"}]"
                + exceptions)
        .replace(
            "\"policyRule\"",
            "\"extension\": [{\"url\": \"http://sektorbro.dk/fhir/StructureDefinition/consent-written\", \"valueBoolean\": true},"
                + " {\"url\": \"http://sektorbro.dk/fhir/StructureDefinition/consent-case\","
                + " \"valueIdentifier\": {\"system\": \"http://sektorbro.dk/fhir/sid/case\", \"value\": \"SDP-2026-000117\","
                + " \"assigner\": {\"identifier\": {\"system\": \"urn:oid:1.2.208.176.1.1\", \"value\": \""
                + Member.JOBCENTRE.id()
                + "\"}}}}],"
                + " \"policyRule\"");
  }

  private static String both(String role) {
    return actor(role, Member.PSYCHIATRY) + "," + actor(role, Member.JOBCENTRE);
  }

  private static String refusal(String more) {
    return refusal(more, Member.PSYCHIATRY, Member.JOBCENTRE);
  }

  private static String refusal(String more, Member from, Member to) {
    return consent("deny", actor("source", from) + "," + actor("recipient", to), more);
  }

  private static String actor(String role, Member member) {
    return """
        {"role": {"coding": [{"system": "http://sektorbro.dk/fhir/CodeSystem/consent-actor-roles", "code": "%s"}]},
         "reference": {"identifier": {"system": "urn:oid:1.2.208.176.1.1", "value": "%s"}}}"""
        .formatted(role, member.id());
  }

  private static String consent(String type, String actors, String more) {
    Instant given = Clock.systemUTC().instant().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
    return """
        {"resourceType": "Consent", "status": "active",
         "scope": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/consentscope", "code": "patient-privacy"}]},
         "category": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "IDSCL"}]}],
         "patient": {"identifier": {"system": "urn:oid:1.2.208.176.1.2", "value": "%s"}},
         "dateTime": "%s",
         "policyRule": {"text": "The citizen's own word"},
         "provision": {"type": "%s", "period": {"end": "%s"}, "actor": [%s]%s}}"""
        .formatted(TestCitizen.BRUNO.id().number(), given, type, END, actors, more);
  }

  private RegisteredConsent registers(String consent) {
    String ends = Clock.systemUTC().instant().plus(30, ChronoUnit.DAYS).toString();
    return RegisteredConsent.by(hub.caller(Member.PSYCHIATRY), consent.replace(END, ends));
  }
}

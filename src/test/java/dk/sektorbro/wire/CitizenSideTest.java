package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.world.Member;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Citizens see their own, through a party that represents them; nobody else learns anything. */
@ExtendWith(OneHub.class)
class CitizenSideTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();

  private final Hub hub;

  CitizenSideTest(Hub hub) {
    this.hub = hub;
  }

  @Test
  void aCitizenReadsInPlainLanguageWhatEachConsentAllows() {
    try (Hub.Given consent =
        hub.consent(
            Member.JOBCENTRE,
            Member.PSYCHIATRY,
            TestCitizen.BRUNO,
            InformationTypeCode.CORRESPONDENCE)) {
      Parameters answer =
          read(Parameters.class, asks(Hub.CITIZENS_PORTAL, "Consent/$overview", TestCitizen.BRUNO));

      ParametersParameterComponent last = answer.getParameter().getLast();
      assertThat(texts(last, "says", "da"))
          .singleElement()
          .asString()
          .startsWith("Du har sagt ja til, at oplysninger om dig må deles")
          .contains("Jobcenter Testkøbing", "breve", "behandle din sygedagpengesag");
      assertThat(texts(last, "says", "en")).singleElement().asString().contains("letters");
      assertThat(texts(last, "standing", "da")).singleElement().asString().contains("gælder til");
    }
    Parameters after =
        read(Parameters.class, asks(Hub.CITIZENS_PORTAL, "Consent/$overview", TestCitizen.BRUNO));
    assertThat(texts(after.getParameter().getLast(), "standing", "en"))
        .singleElement()
        .asString()
        .startsWith("You withdrew it on");
    assertThat(hub.administrator().auditOfParty(Hub.CITIZENS_PORTAL.id()))
        .contains("citizen.consents-shown ok");
  }

  @Test
  void aCitizenReadsWhoReceivedWhatAndWhen() {
    Bundle message = hub.fromPsychiatry();
    try (Hub.Given consent =
        hub.consent(
            Member.JOBCENTRE,
            Member.PSYCHIATRY,
            TestCitizen.BRUNO,
            InformationTypeCode.CORRESPONDENCE)) {
      hub.ehr().sends(message);
      hub.collected(
          Member.JOBCENTRE,
          item -> Optional.of(item).filter(it -> it.hubMessageId().equals(Hub.hubId(message))));
    }

    Bundle answer =
        read(Bundle.class, asks(Hub.CITIZENS_PORTAL, "AuditEvent/$disclosures", TestCitizen.BRUNO));

    AuditEvent event =
        answer.getEntry().stream()
            .map(entry -> (AuditEvent) entry.getResource())
            .filter(each -> each.getIdPart().equals(Hub.hubId(message)))
            .findFirst()
            .orElseThrow();
    assertThat(event.getAgent())
        .extracting(agent -> agent.getWho().getDisplay())
        .containsExactly(Member.PSYCHIATRY.name(), Member.JOBCENTRE.name());
    assertThat(event.getEntity())
        .extracting(AuditEvent.AuditEventEntityComponent::getDescription)
        .containsExactly(
            "breve / letters", "Udeladt: bilag til breve / Left out: files with letters");
    assertThat(event.getRecorded()).isNotNull();
  }

  @Test
  void aCitizenReadsThatWhatIsExceptedWasKeptOutOfWhatWasShared() {
    Bundle message = hub.fromPsychiatry();
    try (Hub.Given consent =
            hub.consent(
                Member.JOBCENTRE,
                Member.PSYCHIATRY,
                TestCitizen.BRUNO,
                InformationTypeCode.CORRESPONDENCE);
        RegisteredConsent no =
            RegisteredConsent.by(
                hub.caller(Member.PSYCHIATRY), ConsentDecidesTest.refusalOfSubstanceUse())) {
      hub.ehr().sends(message);
      hub.collected(
          Member.JOBCENTRE,
          item -> Optional.of(item).filter(it -> it.hubMessageId().equals(Hub.hubId(message))));
    }

    assertThat(
            read(
                    Bundle.class,
                    asks(Hub.CITIZENS_PORTAL, "AuditEvent/$disclosures", TestCitizen.BRUNO))
                .getEntry()
                .stream()
                .map(entry -> (AuditEvent) entry.getResource())
                .filter(each -> each.getIdPart().equals(Hub.hubId(message)))
                .flatMap(event -> event.getEntity().stream())
                .map(AuditEvent.AuditEventEntityComponent::getDescription))
        .contains(
            "Udeladt: hvad der var af det, du har undtaget / Left out: whatever there was of what"
                + " you excepted");
  }

  @Test
  void aPartyThatRepresentsNobodyHearsTheSameOfEveryCitizen() {
    try (Hub.Given consent = hub.consent()) {
      for (String what : List.of("Consent/$overview", "AuditEvent/$disclosures")) {
        HttpResponse<String> known = asks(Member.JOBCENTRE, what, TestCitizen.BRUNO);
        HttpResponse<String> other = asks(Member.JOBCENTRE, what, TestCitizen.BIRGIT);

        assertThat(known.statusCode()).isBetween(400, 499);
        assertThat(known.body()).isEqualTo(other.body());
        assertThat(known.statusCode()).isEqualTo(other.statusCode());
      }
    }
  }

  @Test
  void ofACitizenNobodyKnowsTheAnswerIsEmptyAndOfTheSameShape() {
    Identifier unknown =
        new Identifier().setSystem("urn:oid:1.2.208.176.1.6.1.1").setValue("0101801AB1");

    assertThat(read(Parameters.class, asks("Consent/$overview", unknown)).getParameter()).isEmpty();
    assertThat(read(Bundle.class, asks("AuditEvent/$disclosures", unknown)).getEntry()).isEmpty();
  }

  private HttpResponse<String> asks(Member who, String what, TestCitizen citizen) {
    return asks(
        who,
        what,
        new Identifier().setSystem(citizen.id().scheme().system()).setValue(citizen.id().number()));
  }

  private HttpResponse<String> asks(String what, Identifier citizen) {
    return asks(Hub.CITIZENS_PORTAL, what, citizen);
  }

  private HttpResponse<String> asks(Member who, String what, Identifier citizen) {
    Parameters question = new Parameters();
    question.addParameter("patient", citizen);
    return hub.caller(who)
        .posts("/fhir/" + what, Caller.JSON, FHIR.newJsonParser().encodeResourceToString(question));
  }

  private static <T extends org.hl7.fhir.r4.model.Resource> T read(
      Class<T> type, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return FHIR.newJsonParser().parseResource(type, answer.body());
  }

  private static List<String> texts(
      ParametersParameterComponent consent, String name, String language) {
    return consent.getPart().stream()
        .filter(part -> part.getName().equals(name))
        .flatMap(part -> part.getPart().stream())
        .filter(part -> part.getName().equals(language))
        .map(part -> part.getValue().primitiveValue())
        .toList();
  }
}

package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.demo.Pdf;
import dk.sektorbro.demo.SimulatedJobcentre;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.jobcentre.soap.Citizen;
import dk.sektorbro.jobcentre.soap.Correspondence;
import dk.sektorbro.jobcentre.soap.Delivery;
import dk.sektorbro.jobcentre.soap.IdNumber;
import dk.sektorbro.jobcentre.soap.IdNumberScheme;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.LegalBasisCode;
import dk.sektorbro.jobcentre.soap.NonDelivery;
import dk.sektorbro.jobcentre.soap.Part;
import dk.sektorbro.jobcentre.soap.PurposeCode;
import dk.sektorbro.jobcentre.soap.RegisterConsent;
import dk.sektorbro.jobcentre.soap.SecurityLabelCode;
import dk.sektorbro.jobcentre.soap.SendMessage;
import dk.sektorbro.jobcentre.soap.StateCode;
import dk.sektorbro.world.Member;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Consent counts at the moment something is handed over, not at the moment it was sent. */
@ExtendWith(OneHub.class)
class WithdrawalTest {

  private static final String CUT = "[Bilag udeladt: borgerens samtykke omfatter ikke bilag]";

  private final Hub hub;

  WithdrawalTest(Hub hub) {
    this.hub = hub;
  }

  @Test
  void aWithdrawnConsentStopsAQueuedMessage() {
    Hub.Given consent = consent(InformationTypeCode.CORRESPONDENCE);
    hub.ehr().goesOffline();
    SendMessage message;
    try {
      message = toPsychiatry();
      hub.soap(Member.JOBCENTRE).sends(message);
      hub.awaitState(Member.JOBCENTRE, message.getMessageId(), StateCode.RELEASED);
      consent.close();
      hub.awaitState(Member.JOBCENTRE, message.getMessageId(), StateCode.STOPPED);
    } finally {
      hub.ehr().goesOnline();
    }

    assertThat(reportTo(message).getReason()).isEqualTo("consent-withdrawn");
    assertThat(hub.soap(Member.JOBCENTRE).status(message.getMessageId()).getState())
        .isEqualTo(StateCode.STOPPED);
    assertThat(hub.ehr().received())
        .noneMatch(it -> Hub.headerId(it).equals(message.getMessageId()));
    assertThat(auditOf(Member.JOBCENTRE, message.getMessageId()))
        .doesNotContain("message.delivered ok")
        .endsWith("message.stopped consent-withdrawn");
    assertThat(hub.administrator().auditIsWhole()).isTrue();
  }

  @Test
  void aWithdrawnConsentStopsAMessageInTheMailbox() {
    Hub.Given consent = consent(InformationTypeCode.CORRESPONDENCE);
    Bundle message = toJobcentre(List.of());
    waits(message);

    consent.close();

    hub.awaitState(Member.PSYCHIATRY, Hub.headerId(message), StateCode.STOPPED);
    isStoppedAtTheMailbox(message, "consent-withdrawn");
  }

  @Test
  void aNarrowedConsentStopsAMessageInTheMailbox() {
    Hub.Given wide = consent(InformationTypeCode.CORRESPONDENCE, InformationTypeCode.ATTACHMENT);
    Bundle message = toJobcentre(List.of(Pdf.saying("Plan")));
    waits(message);

    try (Hub.Given narrow = consent(InformationTypeCode.CORRESPONDENCE)) {
      wide.close();

      isStoppedAtTheMailbox(message, "consent-narrowed");
    }
  }

  @Test
  void anExpiredConsentStopsAMessageInTheMailbox() {
    Instant end = Clock.systemUTC().instant().plusSeconds(12);
    expiringConsent(end);
    Bundle message = toJobcentre(TestCitizen.BIRGIT, List.of());
    waits(message);

    Awaitility.await("the consent's end")
        .atMost(Duration.ofSeconds(20))
        .until(() -> Clock.systemUTC().instant().isAfter(end));

    isStoppedAtTheMailbox(message, "consent-expired");
  }

  @Test
  void whatWasReadBeforeTheWithdrawalStaysReadable() {
    Hub.Given consent = consent(InformationTypeCode.CORRESPONDENCE);
    Bundle message = toJobcentre(List.of());
    waits(message);
    assertThat(idsCollected()).contains(hubId(message));

    consent.close();

    assertThat(idsCollected()).contains(hubId(message));
    SimulatedJobcentre jobcentre = hub.soap(Member.JOBCENTRE);
    jobcentre.acknowledges(jobcentre.collects());
    assertThat(idsCollected()).doesNotContain(hubId(message));
  }

  @Test
  void attachmentsAreCutWhereTheConsentNamesCorrespondenceOnly() {
    try (Hub.Given consent = consent(InformationTypeCode.CORRESPONDENCE)) {
      Bundle message = toJobcentre(List.of(Pdf.saying("Plan"), Pdf.saying("Epikrise")));

      Delivery delivered =
          hub.collected(
              Member.JOBCENTRE,
              item ->
                  Optional.of(item)
                      .filter(it -> it.hubMessageId().equals(hubId(message)))
                      .map(SimulatedJobcentre.Collected::delivery));
      Correspondence arrived = delivered.getCorrespondence();

      assertThat(delivered.getSecurityLabel())
          .containsExactlyInAnyOrder(SecurityLabelCode.SUBSETTED, SecurityLabelCode.REDACTED);
      assertThat(arrived.getThread().getPart()).extracting(Part::getFile).containsOnlyNulls();
      assertThat(arrived.getThread().getPart())
          .extracting(Part::getText)
          .containsExactly("Vi foreslår et møde i uge 50.", CUT, CUT);
      List<String> parts = arrived.getThread().getPart().stream().map(Part::getId).toList();
      assertThat(arrived.getThread().getTurn())
          .allSatisfy(turn -> assertThat(parts).containsAll(turn.getPart()));
      assertThat(auditOf(Member.PSYCHIATRY, Hub.headerId(message)))
          .contains("message.released permit", "message.delivered ok");
    }
  }

  @Test
  void attachmentsToPsychiatryAreCutJustTheSame() {
    try (Hub.Given consent = consent(InformationTypeCode.CORRESPONDENCE)) {
      SendMessage message = toPsychiatry();
      message.getAttachment().add(SimulatedJobcentre.pdf("Aftale", Pdf.saying("Aftale")));
      hub.soap(Member.JOBCENTRE).sends(message);

      Bundle arrived =
          hub.pushed(
              "care-communication-message",
              bundle -> Hub.headerId(bundle).equals(message.getMessageId()));

      assertThat(arrived.getEntry())
          .extracting(Bundle.BundleEntryComponent::getResource)
          .filteredOn(Communication.class::isInstance)
          .singleElement()
          .satisfies(
              communication ->
                  assertThat(((Communication) communication).getPayload())
                      .extracting(payload -> payload.getContent().primitiveValue())
                      .containsExactly("Kan vi mødes om praktikken?", CUT))
          .satisfies(
              communication ->
                  assertThat(marks(communication))
                      .containsExactlyInAnyOrder("SUBSETTED", "REDACTED"));
      assertThat(marks(arrived)).containsExactly("SUBSETTED");
      assertThat(
              arrived.getEntry().stream()
                  .map(Bundle.BundleEntryComponent::getResource)
                  .filter(it -> !(it instanceof Communication)))
          .allSatisfy(it -> assertThat(marks(it)).isEmpty());
      assertThat(
              hub.administrator()
                  .groundsOf(
                      MessageId.of(Member.JOBCENTRE.id(), message.getMessageId()).toString()))
          .contains("cut Communication.payload");
    }
  }

  private static List<String> marks(Resource resource) {
    return resource.getMeta().getSecurity().stream().map(Coding::getCode).toList();
  }

  private void isStoppedAtTheMailbox(Bundle message, String reason) {
    assertThat(idsCollected()).doesNotContain(hubId(message));
    assertThat(
            hub.reportOn(Hub.headerId(message)).getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(OperationOutcome.class::isInstance)
                .map(it -> ((OperationOutcome) it).getIssueFirstRep().getDetails())
                .map(details -> details.getCodingFirstRep().getCode()))
        .containsExactly(reason);
    assertThat(hub.soap(Member.PSYCHIATRY).status(Hub.headerId(message)).getState())
        .isEqualTo(StateCode.STOPPED);
    assertThat(auditOf(Member.PSYCHIATRY, Hub.headerId(message)))
        .doesNotContain("message.delivered ok")
        .endsWith("message.stopped " + reason);
    assertThat(idsCollected()).doesNotContain(hubId(message));
  }

  private Hub.Given consent(InformationTypeCode... types) {
    return hub.consent(Member.JOBCENTRE, Member.PSYCHIATRY, TestCitizen.BRUNO, types);
  }

  private void expiringConsent(Instant end) {
    RegisterConsent consent = new RegisterConsent();
    consent.setConsentId(UUID.randomUUID().toString());
    consent.setSender(Member.JOBCENTRE.id().sor());
    Citizen birgit = new Citizen();
    IdNumber number = new IdNumber();
    number.setScheme(IdNumberScheme.X_E_CPR);
    number.setValue(TestCitizen.BIRGIT.id().number());
    birgit.setIdNumber(number);
    birgit.setGivenName(TestCitizen.BIRGIT.givenName());
    birgit.setFamilyName(TestCitizen.BIRGIT.familyName());
    consent.setCitizen(birgit);
    consent.getSource().add(Member.PSYCHIATRY.id().sor());
    consent.getRecipient().add(Member.JOBCENTRE.id().sor());
    consent.getInformationType().add(InformationTypeCode.CORRESPONDENCE);
    consent.setPurpose(PurposeCode.SICKNESS_BENEFIT_CASE);
    consent.setCaseNumber("SDP-2026-000117");
    consent.setLegalBasis(LegalBasisCode.HEALTH_ACT_43_44);
    OffsetDateTime ends = end.atOffset(ZoneOffset.UTC);
    consent.setGivenAt(ends.minusMinutes(5));
    consent.setExpiresAt(ends);
    consent.setWritten(true);
    try {
      hub.soap(Member.JOBCENTRE).hub().registerConsent(consent);
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  private SendMessage toPsychiatry() {
    return hub.soap(Member.JOBCENTRE)
        .message(TestCitizen.BRUNO, Member.PSYCHIATRY.id(), "Kan vi mødes om praktikken?");
  }

  private Bundle toJobcentre(List<byte[]> pdfs) {
    return toJobcentre(TestCitizen.BRUNO, pdfs);
  }

  private Bundle toJobcentre(TestCitizen citizen, List<byte[]> pdfs) {
    Bundle message =
        hub.ehr()
            .careCommunication(
                Member.JOBCENTRE.id(),
                Member.JOBCENTRE.gln(),
                Member.JOBCENTRE.name(),
                citizen,
                "Vi foreslår et møde i uge 50.",
                pdfs);
    assertThat(hub.ehr().sends(message).code()).isEqualTo("ok");
    return message;
  }

  private void waits(Bundle message) {
    hub.awaitState(Member.PSYCHIATRY, Hub.headerId(message), StateCode.WAITING);
  }

  private List<String> idsCollected() {
    return hub.soap(Member.JOBCENTRE).collects().stream()
        .map(SimulatedJobcentre.Collected::hubMessageId)
        .toList();
  }

  private NonDelivery reportTo(SendMessage message) {
    return hub.collected(
        Member.JOBCENTRE,
        item ->
            Optional.ofNullable(item.delivery().getNonDelivery())
                .filter(report -> report.getYourMessageId().equals(message.getMessageId())));
  }

  private List<String> auditOf(Member sender, String messageId) {
    return hub.administrator().auditOf(MessageId.of(sender.id(), messageId).toString());
  }

  private static String hubId(Bundle message) {
    return MessageId.of(Member.PSYCHIATRY.id(), Hub.headerId(message)).toString();
  }
}

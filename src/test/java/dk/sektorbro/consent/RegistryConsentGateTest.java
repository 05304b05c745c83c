package dk.sektorbro.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.consent.ShareDecision.Deny;
import dk.sektorbro.consent.ShareDecision.NoConsent;
import dk.sektorbro.consent.ShareDecision.Obligation;
import dk.sektorbro.consent.ShareDecision.Permit;
import dk.sektorbro.consent.policy.Policy;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.ClockSkew;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RegistryConsentGateTest {

  private static final PartyId CLINIC = new PartyId("99999021000016005");
  private static final PartyId JOBCENTRE = new PartyId("99999011000016001");
  private static final PartyId STRANGER = new PartyId("99999041000016002");
  private static final CitizenKey BRUNO = new CitizenKey("ab".repeat(32));
  private static final Instant GIVEN = Instant.parse("2026-01-10T09:00:00Z");
  private static final Instant ENDS = Instant.parse("2026-07-10T09:00:00Z");
  private static final Instant MARCH = Instant.parse("2026-03-01T09:00:00Z");

  private static final ConsentTerms CERTIFICATE_FOR_HIS_CASE =
      new ConsentTerms(
          CitizenId.cpr("2509479989"),
          Set.of(CLINIC),
          Set.of(JOBCENTRE),
          Set.of(InformationType.MEDICAL_CERTIFICATE),
          Purpose.SICKNESS_BENEFIT_CASE,
          "SDP-1",
          LegalBasis.LEGAL_PROTECTION_ACT_11A,
          true,
          GIVEN,
          ENDS);

  private static final ShareRequest CERTIFICATE =
      new ShareRequest(
          BRUNO,
          Party.of(CLINIC),
          Party.of(JOBCENTRE),
          Set.of(new Code(CodeSystems.PURPOSES, "sickness-benefit-case")),
          Optional.of("SDP-1"),
          ShareRequest.DISCLOSE,
          Item.of(InformationType.MEDICAL_CERTIFICATE, MessageKind.CERTIFICATE_ANSWER),
          List.of(),
          MARCH);

  private static ShareDecision decide(ShareRequest request, ConsentTerms... terms) {
    List<Policy> policies =
        List.of(terms).stream()
            .map(each -> new Consent(new ConsentId(UUID.randomUUID()), JOBCENTRE, each))
            .map(each -> Rules.POLICIES.of(each, BRUNO))
            .toList();
    return Rules.ENGINE.decide(request, policies, List.of());
  }

  private static Reason.Code firstReason(ShareDecision decision) {
    assertThat(decision).isInstanceOf(Deny.class);
    return ((Deny) decision).reasons().getFirst().code();
  }

  @Test
  void whatTheConsentNamesMayBeShared() {
    ShareDecision decision = decide(CERTIFICATE, CERTIFICATE_FOR_HIS_CASE);

    assertThat(decision).isInstanceOf(Permit.class);
    assertThat(decision.basedOn())
        .singleElement()
        .hasToString(decision.basedOn().getFirst().consent().orElseThrow() + ":permits");
  }

  @Test
  void withoutAConsentNothingMayBeShared() {
    assertThat(decide(CERTIFICATE)).isInstanceOf(NoConsent.class);
  }

  @Test
  void aConsentToAnotherReceiverIsNoConsent() {
    ShareRequest toStranger = CERTIFICATE.between(Party.of(CLINIC), Party.of(STRANGER));

    assertThat(decide(toStranger, CERTIFICATE_FOR_HIS_CASE)).isInstanceOf(NoConsent.class);
  }

  @Test
  void aConsentDoesNotWorkInTheOtherDirection() {
    ShareRequest back = CERTIFICATE.between(Party.of(JOBCENTRE), Party.of(CLINIC));

    assertThat(decide(back, CERTIFICATE_FOR_HIS_CASE)).isInstanceOf(NoConsent.class);
  }

  @Test
  void aWithdrawnConsentAllowsNothingFromThatMomentByTheClockOfAnyHub() {
    ConsentTerms withdrawn = CERTIFICATE_FOR_HIS_CASE.withdrawn(MARCH, MARCH);
    Instant behind = MARCH.minus(ClockSkew.LARGEST);

    assertThat(firstReason(decide(CERTIFICATE, withdrawn))).isEqualTo(Reason.Code.WITHDRAWN);
    assertThat(firstReason(decide(CERTIFICATE.at(behind), withdrawn)))
        .isEqualTo(Reason.Code.WITHDRAWN);
    assertThat(decide(CERTIFICATE.at(behind.minusMillis(1)), withdrawn)).isInstanceOf(Permit.class);
  }

  @Test
  void aConsentEndsAtTheMomentItNames() {
    assertThat(decide(CERTIFICATE.at(ENDS.minusMillis(1)), CERTIFICATE_FOR_HIS_CASE))
        .isInstanceOf(Permit.class);
    assertThat(firstReason(decide(CERTIFICATE.at(ENDS), CERTIFICATE_FOR_HIS_CASE)))
        .isEqualTo(Reason.Code.EXPIRED);
  }

  @Test
  void aConsentLapsesAfterAYearWhateverEndItNames() {
    ConsentTerms endless = withEnd(GIVEN.plus(Duration.ofDays(3650)));
    Instant yearLater = Instant.parse("2027-01-10T09:00:00Z");

    assertThat(decide(CERTIFICATE.at(yearLater.minusMillis(1)), endless))
        .isInstanceOf(Permit.class);
    assertThat(firstReason(decide(CERTIFICATE.at(yearLater), endless)))
        .isEqualTo(Reason.Code.EXPIRED);
  }

  private static ConsentTerms withEnd(Instant end) {
    ConsentTerms t = CERTIFICATE_FOR_HIS_CASE;
    return new ConsentTerms(
        t.citizen(),
        t.sources(),
        t.recipients(),
        t.informationTypes(),
        t.purpose(),
        t.caseNumber(),
        t.legalBasis(),
        t.written(),
        t.givenAt(),
        end);
  }

  @Test
  void aConsentIsNotInForceBeforeItIsGiven() {
    assertThat(firstReason(decide(CERTIFICATE.at(GIVEN.minusMillis(1)), CERTIFICATE_FOR_HIS_CASE)))
        .isEqualTo(Reason.Code.NOT_YET_VALID);
  }

  @Test
  void aConsentForOneCaseAllowsNothingInAnother() {
    ShareRequest otherCase =
        new ShareRequest(
            BRUNO,
            CERTIFICATE.source(),
            CERTIFICATE.recipient(),
            CERTIFICATE.purposes(),
            Optional.of("SDP-2"),
            CERTIFICATE.action(),
            CERTIFICATE.essential(),
            List.of(),
            MARCH);

    assertThat(firstReason(decide(otherCase, CERTIFICATE_FOR_HIS_CASE)))
        .isEqualTo(Reason.Code.DOES_NOT_COVER);
  }

  @Test
  void anUnwrittenConsentAllowsNothing() {
    ConsentTerms t = CERTIFICATE_FOR_HIS_CASE;
    ConsentTerms spoken =
        new ConsentTerms(
            t.citizen(),
            t.sources(),
            t.recipients(),
            t.informationTypes(),
            t.purpose(),
            t.caseNumber(),
            t.legalBasis(),
            false,
            t.givenAt(),
            t.expiresAt());

    assertThat(firstReason(decide(CERTIFICATE, spoken))).isEqualTo(Reason.Code.BREAKS_LAW);
  }

  @Test
  void informationThatTheConsentDoesNotNameIsToBeCutAway() {
    ShareRequest letterWithFile =
        new ShareRequest(
            BRUNO,
            CERTIFICATE.source(),
            CERTIFICATE.recipient(),
            CERTIFICATE.purposes(),
            Optional.empty(),
            CERTIFICATE.action(),
            Item.of(InformationType.CORRESPONDENCE, MessageKind.CARE_COMMUNICATION),
            List.of(Item.of(InformationType.ATTACHMENT, MessageKind.CARE_COMMUNICATION)),
            MARCH);

    ShareDecision decision = decide(letterWithFile, naming(Set.of(InformationType.CORRESPONDENCE)));

    assertThat(decision).isInstanceOf(Permit.class);
    assertThat(((Permit) decision).obligations())
        .containsExactly(new Obligation.Withhold("attachment"));
  }

  private static ConsentTerms naming(Set<InformationType> types) {
    ConsentTerms t = CERTIFICATE_FOR_HIS_CASE;
    return new ConsentTerms(
        t.citizen(),
        t.sources(),
        t.recipients(),
        types,
        t.purpose(),
        t.caseNumber(),
        t.legalBasis(),
        t.written(),
        t.givenAt(),
        t.expiresAt());
  }

  @Test
  void oneStandingConsentIsEnoughBesideAWithdrawnOne() {
    assertThat(
            decide(
                CERTIFICATE,
                CERTIFICATE_FOR_HIS_CASE.withdrawn(GIVEN, GIVEN),
                CERTIFICATE_FOR_HIS_CASE))
        .isInstanceOf(Permit.class);
  }
}

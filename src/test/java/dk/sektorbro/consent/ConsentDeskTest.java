package dk.sektorbro.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.consent.policy.Policy;
import dk.sektorbro.exchange.AtOnce;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenIndex;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Cvr;
import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.MovingClock;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.participant.Address;
import dk.sektorbro.participant.Delivery;
import dk.sektorbro.participant.FixedDirectory;
import dk.sektorbro.participant.Parent;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.participant.Readers;
import dk.sektorbro.participant.ReceivingLimits;
import dk.sektorbro.participant.Sealing;
import dk.sektorbro.participant.Sector;
import dk.sektorbro.participant.Signing;
import dk.sektorbro.participant.X509Keys;
import dk.sektorbro.seal.evidence.ListAudit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may register, read and withdraw what. */
class ConsentDeskTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final CitizenId BRUNO = CitizenId.cpr("2509479989");
  private static final CitizenIndex CITIZENS =
      citizen ->
          CitizenKey.of(
              Digest.begun().digest(citizen.number().getBytes(StandardCharsets.US_ASCII)));

  private static final PartyId CLINIC = new PartyId("99999021000016005");
  private static final PartyId JOBCENTRE = new PartyId("99999011000016001");
  private static final PartyId OTHER_JOBCENTRE = new PartyId("99999041000016002");
  private static final PartyId MUNICIPALITY = new PartyId("99999051000016003");
  private static final String SOR = PartyId.SYSTEM;
  private static final String GLN = "https://www.gs1.org/gln";
  private static final String JOBCENTRES_GLN = "5799999900013";
  private static final String MUNICIPALITYS_GLN = "5799999900051";

  private static final ParticipantDirectory DIRECTORY =
      new FixedDirectory(
          new Address(new PartyId("99999031000016007"), new Gln("5799999900037"), "Hub"),
          List.of(
              party(
                  JOBCENTRE,
                  JOBCENTRES_GLN,
                  Sector.JOBCENTRE,
                  List.of(
                      new Parent(
                          MUNICIPALITY,
                          Optional.of(new Gln(MUNICIPALITYS_GLN)),
                          Optional.empty()))),
              party(OTHER_JOBCENTRE, "5799999900044", Sector.JOBCENTRE, List.of()),
              party(CLINIC, "5799999900020", Sector.PSYCHIATRY, List.of())));

  private final MovingClock clock = new MovingClock(NOW);
  private final ConsentDesk desk =
      new ConsentDesk(
          new ConsentCheck(DIRECTORY, Rules.LAW.law(), clock),
          Rules.POLICIES,
          new ConsentSight(Rules.POLICIES, new KnownParties(DIRECTORY), CITIZENS),
          new MemoryConsentRegistry(),
          CITIZENS,
          new ListAudit(Instant.EPOCH),
          new AtOnce(),
          citizen -> {},
          clock);

  @Test
  void aWithdrawalDatedBackBindsConsentsGivenUntilTheHubLearntOfIt() {
    Consent excepting = desk.register(CLINIC, "1", terms());
    clock.passes(Duration.ofDays(3));

    Consent withdrawn = desk.withdraw(CLINIC, excepting.id().toString(), at(NOW.plusSeconds(60)));

    assertThat(withdrawn.said().withdrawnAt()).contains(NOW.plusSeconds(60));
    assertThat(withdrawn.said().withdrawalKnownAt()).contains(NOW.plus(Duration.ofDays(3)));
    Policy policy = Rules.POLICIES.of(withdrawn, CITIZENS.keyOf(BRUNO));
    assertThat(policy.withdrawalKnownAt()).contains(NOW.plus(Duration.ofDays(3)));
    assertThat(desk.register(CLINIC, "1", terms())).isEqualTo(withdrawn);
  }

  @Test
  void aConsentIsNotWithdrawnBeforeItWasGiven() {
    Consent consent = desk.register(CLINIC, "1", terms());

    assertThatThrownBy(
            () ->
                desk.withdraw(
                    CLINIC, consent.id().toString(), at(terms().givenAt().minusMillis(1))))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("at withdrawnAt");
    assertThat(desk.withdraw(CLINIC, consent.id().toString(), at(terms().givenAt())).said())
        .extracting(Said::withdrawnAt)
        .isEqualTo(at(terms().givenAt()));
  }

  @Test
  void aRefusalIsNotLiftedByWhomItKeepsInformationFrom() {
    Consent refusal =
        desk.register(
            CLINIC, "no", refusal(source(SOR, CLINIC.sor()), recipient(SOR, JOBCENTRE.sor())));

    assertThat(desk.read(JOBCENTRE, refusal.id().toString())).contains(refusal);
    assertThatThrownBy(() -> desk.withdraw(JOBCENTRE, refusal.id().toString(), Optional.empty()))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("CONSENT_INVALID at id");
    assertThat(
            desk.withdraw(CLINIC, refusal.id().toString(), Optional.empty()).said().withdrawnAt())
        .contains(NOW);
  }

  @Test
  void aRefusalIsLiftedByWhoRegisteredIt() {
    Consent refusal =
        desk.register(
            JOBCENTRE, "no", refusal(source(SOR, CLINIC.sor()), recipient(SOR, JOBCENTRE.sor())));

    assertThat(desk.withdraw(JOBCENTRE, "no", Optional.empty()).said().withdrawnAt()).contains(NOW);
    assertThat(refusal.said().withdrawnAt()).isEmpty();
  }

  @Test
  void aRefusalToEverybodyIsLiftedByNobodyElseThanWhoRegisteredIt() {
    Consent refusal =
        desk.register(
            CLINIC, "no", refusal(source(SOR, CLINIC.sor()), source(SOR, JOBCENTRE.sor())));

    assertThat(desk.read(JOBCENTRE, refusal.id().toString())).contains(refusal);
    assertThatThrownBy(() -> desk.withdraw(JOBCENTRE, refusal.id().toString(), Optional.empty()))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("CONSENT_INVALID at id");
    assertThat(desk.withdraw(CLINIC, "no", Optional.empty()).said().withdrawnAt()).contains(NOW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"resourceType": "PractitionerRole", "id": "r", "code": [{"coding": [{"system": "urn:roles", "code": "adviser"}]}]}""",
        """
        {"resourceType": "PractitionerRole", "id": "r", "code": [{"coding": [{"system": "http://sektorbro.dk/fhir/CodeSystem/team-wheels", "code": "inner-wheel"}]}]}""",
        """
        {"resourceType": "Group", "id": "r", "type": "person", "actual": true, "identifier": [{"system": "urn:teams", "value": "7"}]}"""
      })
  void aRefusalToWhomAnybodyMayBeIsLiftedByNobodyElseThanWhoRegisteredIt(String recipient) {
    Consent refusal =
        desk.register(
            CLINIC,
            "no",
            containing(
                recipient,
                source(SOR, CLINIC.sor()),
                source(SOR, JOBCENTRE.sor()),
                """
                {"role": {"coding": [{"system": "http://sektorbro.dk/fhir/CodeSystem/consent-actor-roles", "code": "recipient"}]},
                 "reference": {"reference": "#r"}}"""));

    assertThat(desk.read(JOBCENTRE, refusal.id().toString())).contains(refusal);
    assertThatThrownBy(() -> desk.withdraw(JOBCENTRE, refusal.id().toString(), Optional.empty()))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("CONSENT_INVALID at id");
  }

  @Test
  void aRefusalToOthersIsLiftedByWhoDiscloses() {
    Consent refusal =
        desk.register(
            JOBCENTRE, "no", refusal(source(SOR, CLINIC.sor()), recipient(SOR, JOBCENTRE.sor())));

    assertThat(
            desk.withdraw(CLINIC, refusal.id().toString(), Optional.empty()).said().withdrawnAt())
        .contains(NOW);
  }

  @Test
  void aRefusalThatIsOverIsNotRegistered() {
    ConsentOriginal over =
        new ConsentOriginal(
            BRUNO,
            Set.of(),
            refusal(source(SOR, CLINIC.sor()))
                .fhir()
                .replace(
                    "\"type\": \"deny\"",
                    "\"type\": \"deny\", \"period\": {\"end\": \"2026-02-28\"}"));

    assertThatThrownBy(() -> desk.register(CLINIC, "over", over))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("at expiresAt");
  }

  @Test
  void anOrganisationByTheIdentifiersOfTwoIsNobodyAndNotRegistered() {
    assertThatThrownBy(
            () ->
                desk.register(
                    CLINIC,
                    "two",
                    containing(
                        """
                        {"resourceType": "Organization", "id": "r", "identifier": [
                         {"system": "%s", "value": "%s"}, {"system": "%s", "value": "5799999900044"}]}"""
                            .formatted(SOR, JOBCENTRE.sor(), GLN),
                        source(SOR, CLINIC.sor()),
                        """
                        {"role": {"coding": [{"system": "http://sektorbro.dk/fhir/CodeSystem/consent-actor-roles", "code": "recipient"}]},
                         "reference": {"reference": "#r"}}""")))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("at recipients");
  }

  @Test
  void aConsentConcernsWhomItNamesByWhateverIdentifier() {
    Consent byGln =
        desk.register(
            CLINIC, "gln", refusal(source(SOR, CLINIC.sor()), recipient(GLN, JOBCENTRES_GLN)));
    Consent byParent =
        desk.register(
            CLINIC,
            "parent",
            refusal(source(SOR, CLINIC.sor()), recipient(GLN, MUNICIPALITYS_GLN)));
    Consent contained =
        desk.register(
            CLINIC,
            "contained",
            refusal(
                source(SOR, CLINIC.sor()),
                """
                {"role": {"coding": [{"system": "http://sektorbro.dk/fhir/CodeSystem/consent-actor-roles", "code": "recipient"}]},
                 "reference": {"reference": "#o"}}"""));
    Consent ofNobody = desk.register(CLINIC, "nobody", refusal(source(SOR, CLINIC.sor())));

    assertThat(desk.search(JOBCENTRE, BRUNO)).containsExactly(byGln, byParent, contained);
    assertThat(desk.read(JOBCENTRE, byParent.id().toString())).contains(byParent);
    assertThat(desk.search(OTHER_JOBCENTRE, BRUNO)).isEmpty();
    assertThat(desk.read(OTHER_JOBCENTRE, ofNobody.id().toString())).isEmpty();
    assertThat(desk.search(CLINIC, BRUNO)).hasSize(4);
  }

  @Test
  void whoTheHubCannotPlaceIsNotRegistered() {
    assertThatThrownBy(
            () ->
                desk.register(
                    CLINIC,
                    "1",
                    refusal(source(SOR, CLINIC.sor()), recipient(GLN, "5799999900990"))))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("at recipients");
    assertThatThrownBy(
            () ->
                desk.register(
                    CLINIC,
                    "2",
                    refusal(source(SOR, CLINIC.sor()), recipient("http://example.org/x", "1"))))
        .isInstanceOf(Refused.class);
    assertThat(
            desk.register(
                CLINIC,
                "3",
                refusal(source(SOR, CLINIC.sor()), recipient(SOR, MUNICIPALITY.sor()))))
        .isNotNull();
    assertThat(
            desk.register(
                CLINIC,
                "4",
                refusal(
                    source(SOR, CLINIC.sor()),
                    """
                    {"role": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v2-0131", "code": "E"}]},
                     "reference": {"identifier": {"system": "http://cvr.dk", "value": "12345678"}}}""")))
        .isNotNull();
  }

  private static Optional<Instant> at(Instant moment) {
    return Optional.of(moment);
  }

  private static ConsentTerms terms() {
    return new ConsentTerms(
        BRUNO,
        Set.of(CLINIC),
        Set.of(JOBCENTRE),
        Set.of(InformationType.CORRESPONDENCE),
        Purpose.SICKNESS_BENEFIT_CASE,
        "SDP-1",
        LegalBasis.HEALTH_ACT_43_44,
        true,
        NOW.minusSeconds(60),
        NOW.plus(Duration.ofDays(30)));
  }

  private static ConsentOriginal refusal(String... actors) {
    return containing(
        """
        {"resourceType": "Organization", "id": "o", "identifier": [{"system": "%s", "value": "%s"}]}"""
            .formatted(SOR, JOBCENTRE.sor()),
        actors);
  }

  private static ConsentOriginal containing(String contained, String... actors) {
    return new ConsentOriginal(
        BRUNO,
        Set.of(),
        """
        {"resourceType": "Consent", "status": "active",
         "contained": [%s],
         "scope": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/consentscope", "code": "patient-privacy"}]},
         "category": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "IDSCL"}]}],
         "patient": {"identifier": {"system": "urn:oid:1.2.208.176.1.2", "value": "2509479989"}},
         "dateTime": "2026-03-01T10:59:00+01:00",
         "provision": {"type": "deny", "actor": [%s]}}"""
            .formatted(contained, String.join(",", actors)));
  }

  private static String source(String system, String value) {
    return actor("source", system, value);
  }

  private static String recipient(String system, String value) {
    return actor("recipient", system, value);
  }

  private static String actor(String role, String system, String value) {
    return """
        {"role": {"coding": [{"system": "http://sektorbro.dk/fhir/CodeSystem/consent-actor-roles", "code": "%s"}]},
         "reference": {"identifier": {"system": "%s", "value": "%s"}}}"""
        .formatted(role, system, value);
  }

  private static Participant party(PartyId id, String gln, Sector sector, List<Parent> partOf) {
    return new Participant(
        id,
        "Part " + id,
        new Gln(gln),
        new Cvr("99990007"),
        "0999",
        sector,
        EnumSet.allOf(MessageKind.class),
        new Delivery.Mailbox(),
        Sealing.GATEWAY,
        Language.FHIR_JSON,
        new X509Keys(List.of(), List.of(), List.of()),
        ReceivingLimits.NONE,
        Signing.ACCEPTED,
        partOf,
        Readers.UNTOLD,
        false,
        Optional.empty());
  }
}

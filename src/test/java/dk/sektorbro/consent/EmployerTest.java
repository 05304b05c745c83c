package dk.sektorbro.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.consent.ShareDecision.Deny;
import dk.sektorbro.consent.ShareDecision.Permit;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.participant.ParticipantFile;
import dk.sektorbro.world.Member;
import dk.sektorbro.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The employer never (Sickness Benefit Act § 68 a), by the directory as it is written. */
class EmployerTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final CitizenKey BRUNO = new CitizenKey("ab".repeat(32));
  private static final PartyId CLINIC = new PartyId("99999021000016005");
  private static final PartyId JOBCENTRE = new PartyId("99999011000016001");

  @TempDir static Path home;

  private static String plain;
  private static Path keys;

  @BeforeAll
  static void aDirectory() throws IOException {
    World world = new World(home, Member.JOBCENTRE, Member.PSYCHIATRY);
    keys = world.data().resolve("pki");
    plain = Files.readString(home.resolve("config/participants.yaml"));
  }

  @Test
  void aPartyWithAReaderWhoIsAnEmployerIsSharedWithByNobodysConsent() throws IOException {
    ShareDecision asEmployer =
        decide(
            plain.replaceFirst(
                "    keys: jobcentre-testkoebing",
                "    keys: jobcentre-testkoebing\n"
                    + "    roles: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0131', code: E }, { system: 'urn:roles', code: adviser }]"));

    assertThat(asEmployer).isInstanceOf(Deny.class);
    assertThat(((Deny) asEmployer).reasons().getFirst().code())
        .isEqualTo(Reason.Code.FORBIDDEN_BY_LAW);
    assertThat(asEmployer.basedOn())
        .anySatisfy(ground -> assertThat(ground.toString()).contains("never-to-employer"));
    assertThat(decide(plain)).isInstanceOf(Permit.class);
  }

  private static ShareDecision decide(String participants) throws IOException {
    Path file =
        Files.writeString(Files.createTempFile(home, "participants", ".yaml"), participants);
    ParticipantDirectory directory = ParticipantFile.read(file, keys);
    KnownParties parties = new KnownParties(directory);
    MemoryConsentRegistry registry = new MemoryConsentRegistry();
    registry.add(
        new Consent(
            new ConsentId(UUID.randomUUID()),
            CLINIC,
            new ConsentTerms(
                CitizenId.cpr("2509479989"),
                Set.of(CLINIC),
                Set.of(JOBCENTRE),
                Set.of(InformationType.MEDICAL_CERTIFICATE),
                Purpose.SICKNESS_BENEFIT_CASE,
                "SDP-1",
                LegalBasis.HEALTH_ACT_43_44,
                true,
                NOW.minusSeconds(60),
                NOW.plus(Duration.ofDays(30)))),
        BRUNO);
    return new RegistryConsentGate(registry, Rules.POLICIES, citizen -> List.of(), Rules.ENGINE)
        .decide(
            new ShareRequest(
                BRUNO,
                parties.get(CLINIC, BRUNO),
                parties.get(JOBCENTRE, BRUNO),
                Set.of(new Code(CodeSystems.PURPOSES, Purpose.SICKNESS_BENEFIT_CASE.code())),
                Optional.of("SDP-1"),
                ShareRequest.DISCLOSE,
                Item.of(InformationType.MEDICAL_CERTIFICATE, MessageKind.CERTIFICATE_ANSWER),
                List.of(),
                NOW));
  }
}

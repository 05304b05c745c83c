package dk.sektorbro.psychiatry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.Dialect.InvalidOutput;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Incoming;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.content.Author;
import dk.sektorbro.exchange.content.CertificateRequested;
import dk.sektorbro.exchange.content.Citizen;
import dk.sektorbro.exchange.content.Content;
import dk.sektorbro.exchange.content.Correspondence;
import dk.sektorbro.exchange.content.Correspondence.Activity;
import dk.sektorbro.exchange.content.Correspondence.Part;
import dk.sektorbro.exchange.content.Correspondence.Turn;
import dk.sektorbro.exchange.content.NotDelivered;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FhirDialectWriteTest {

  private static final Instant NOW = Instant.parse("2026-11-02T08:15:00Z");
  private static final Author CASEWORKER =
      new Author(
          "Karen",
          "Test",
          Optional.of("socialraadgiver"),
          Optional.of(Fhir.JOBCENTRE),
          Optional.of("+4512345678"));

  @BeforeAll
  static void needsPackages() {
    Fhir.needsPackages();
  }

  private static Envelope envelope(MessageKind kind, PartyId from, PartyId to) {
    return new Envelope(
        MessageId.of(from, "7d1d1c6e-51a5-4c44-8d4f-0b7a5b0f3d11"),
        kind,
        from,
        to,
        Optional.empty(),
        Optional.empty(),
        NOW);
  }

  private static String text(Payload payload) {
    return new String(payload.bytes(), StandardCharsets.UTF_8);
  }

  private static Correspondence fromTheJobcentre(Author author) {
    OffsetDateTime at = OffsetDateTime.parse("2026-11-02T09:15:00+01:00");
    return new Correspondence(
        new Citizen(CitizenId.cpr("2509479989"), "Bruno Test", "Elmer"),
        "f9cf2547-7a1c-4639-9fd3-9f717556ad36",
        "psychiatry-social-disability",
        Optional.of("Opfølgning"),
        Optional.empty(),
        List.of(),
        List.of(
            new Part.Text(
                "8e9ae01c-043f-43f7-b8c0-d50acfec0aac",
                at,
                Optional.of(author),
                "Kan Bruno deltage på torsdag?")),
        List.of(
            new Turn(
                "7d1d1c6e-51a5-4c44-8d4f-0b7a5b0f3d11",
                Activity.NEW,
                at,
                Optional.of(Fhir.JOBCENTRE.sor()),
                Optional.empty(),
                Optional.empty(),
                List.of("8e9ae01c-043f-43f7-b8c0-d50acfec0aac"))),
        Optional.of("Team Syd"));
  }

  static List<String> careCommunications() {
    return List.copyOf(Fhir.careCommunications().keySet());
  }

  @ParameterizedTest
  @MethodSource("careCommunications")
  void whatWasReadIsWrittenAndReadAgainTheSame(String id) {
    Incoming incoming =
        Fhir.DIALECT.examine(Fhir.fromItsSender(Fhir.json(Fhir.careCommunication(id))));
    Content content = Fhir.DIALECT.read(incoming.kind(), incoming.payload());

    Payload written =
        Fhir.DIALECT.write(
            envelope(incoming.kind(), incoming.sender(), incoming.receiver()), content);

    Incoming again = Fhir.DIALECT.examine(Fhir.fromItsSender(written));
    assertThat(again.senderMessageId()).isEqualTo(incoming.senderMessageId());
    assertThat(again.conversation()).isEqualTo(incoming.conversation());
    assertThat(again.receiver()).isEqualTo(incoming.receiver());
    assertThat(Fhir.DIALECT.read(again.kind(), written))
        .usingRecursiveComparison()
        .isEqualTo(content);
  }

  @Test
  void theJobcentresMessageBecomesAValidCareCommunication() {
    Correspondence content = fromTheJobcentre(CASEWORKER);
    Envelope envelope = envelope(MessageKind.CARE_COMMUNICATION, Fhir.JOBCENTRE, Fhir.CLINIC);

    Payload written = Fhir.DIALECT.write(envelope, content);

    assertThat(Fhir.DIALECT.read(MessageKind.CARE_COMMUNICATION, written))
        .usingRecursiveComparison()
        .isEqualTo(content);
    assertThat(text(written)).contains("MessageHeader/7d1d1c6e-51a5-4c44-8d4f-0b7a5b0f3d11");
  }

  @Test
  void aReplayWritesTheSameBytes() {
    Envelope envelope = envelope(MessageKind.CARE_COMMUNICATION, Fhir.JOBCENTRE, Fhir.CLINIC);

    assertThat(Fhir.DIALECT.write(envelope, fromTheJobcentre(CASEWORKER)).bytes())
        .isEqualTo(Fhir.DIALECT.write(envelope, fromTheJobcentre(CASEWORKER)).bytes());
  }

  @Test
  void aTurnOfAnOrganisationOutsideTheDirectoryIsKept() {
    Correspondence plain = fromTheJobcentre(CASEWORKER);
    Turn earlier =
        new Turn(
            "11111111-51a5-4c44-8d4f-0b7a5b0f3d11",
            Activity.NEW,
            OffsetDateTime.parse("2026-11-01T09:15:00+01:00"),
            Optional.of("888888016000001"),
            Optional.empty(),
            Optional.empty(),
            List.of("22222222-043f-43f7-b8c0-d50acfec0aac"));
    Turn reply = plain.history().getFirst();
    Correspondence chain =
        new Correspondence(
            plain.citizen(),
            plain.communicationId(),
            plain.category(),
            plain.topic(),
            plain.priority(),
            plain.episodeOfCare(),
            plain.parts(),
            List.of(
                earlier,
                new Turn(
                    reply.messageId(),
                    Activity.REPLY,
                    reply.at(),
                    reply.organisationSor(),
                    Optional.of(earlier.messageId()),
                    Optional.empty(),
                    reply.parts())),
            plain.recipientName());

    Payload written =
        Fhir.DIALECT.write(
            envelope(MessageKind.CARE_COMMUNICATION, Fhir.JOBCENTRE, Fhir.CLINIC), chain);

    assertThat(
            ((Correspondence) Fhir.DIALECT.read(MessageKind.CARE_COMMUNICATION, written)).history())
        .hasSize(2)
        .first()
        .extracting(Turn::organisationSor)
        .isEqualTo(Optional.of("888888016000001"));
  }

  @Test
  void whatNoProfileCanCarryIsADefectThatQuotesNothing() {
    Correspondence plain = fromTheJobcentre(CASEWORKER);
    Correspondence urgent =
        new Correspondence(
            plain.citizen(),
            plain.communicationId(),
            plain.category(),
            plain.topic(),
            Optional.of("asap"),
            plain.episodeOfCare(),
            plain.parts(),
            plain.history(),
            plain.recipientName());
    Envelope envelope = envelope(MessageKind.CARE_COMMUNICATION, Fhir.JOBCENTRE, Fhir.CLINIC);

    assertThatThrownBy(() -> Fhir.DIALECT.write(envelope, urgent))
        .isInstanceOf(InvalidOutput.class)
        .hasMessageContaining("regarding-referral")
        .hasMessageNotContainingAny("Bruno", "torsdag", "2509479989");
  }

  @Test
  void aTextOfNobodyIsThatOfItsOrganisation() {
    Correspondence plain = fromTheJobcentre(CASEWORKER);
    Part.Text text = (Part.Text) plain.parts().getFirst();
    Correspondence left =
        new Correspondence(
            plain.citizen(),
            plain.communicationId(),
            plain.category(),
            plain.topic(),
            plain.priority(),
            List.of("et | forløb", "urn:oid:1.2.208.176|A1", "urn:oid:1.2.3|A1", "|", "x|"),
            List.of(
                text,
                new Part.Text(
                    "2a2fe6c1-0c5b-4f0e-9f0e-2f1f6f0a7c11",
                    text.writtenAt(),
                    Optional.empty(),
                    "En fil er udeladt.")),
            plain.history(),
            plain.recipientName());

    Payload written =
        Fhir.DIALECT.write(
            envelope(MessageKind.CARE_COMMUNICATION, Fhir.JOBCENTRE, Fhir.CLINIC), left);

    Correspondence read =
        (Correspondence) Fhir.DIALECT.read(MessageKind.CARE_COMMUNICATION, written);
    assertThat(read.parts().getLast().author())
        .contains(
            new Author(
                "",
                "Jobcenter Testkøbing",
                Optional.empty(),
                Optional.of(Fhir.JOBCENTRE),
                Optional.empty()));
    assertThat(read.episodeOfCare()).isEqualTo(left.episodeOfCare());
  }

  @Test
  void aCertificateRequestIsValidAndCarriesTheHubsId() {
    CertificateRequested content =
        new CertificateRequested(
            new Citizen(CitizenId.cpr("2509479989"), "Bruno Test", "Elmer"),
            "9144b6b0-0729-4173-b659-e952948ee3a5",
            "2c47ce63-fad4-4aa0-adff-605aa399a06d",
            "LAE-285",
            "2026-004711",
            LocalDate.of(2026, 11, 16),
            List.of("Kan Bruno deltage i et møde?"),
            CASEWORKER,
            NOW);
    Envelope envelope = envelope(MessageKind.CERTIFICATE_REQUEST, Fhir.JOBCENTRE, Fhir.CLINIC);

    Payload written = Fhir.DIALECT.write(envelope, content);

    assertThat(text(written))
        .contains(
            "MessageHeader/" + envelope.id(), "lae-285|1.0.0", "\"end\":\"2026-11-16\"", "Karen");
    assertThat(Fhir.DIALECT.write(envelope, content).bytes()).isEqualTo(written.bytes());
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void aReportOfNonDeliveryIsValidAndNamesNoCitizen(String reason) {
    Payload written =
        Fhir.DIALECT.write(
            envelope(MessageKind.NON_DELIVERY, Fhir.HUB.id(), Fhir.CLINIC),
            new NotDelivered("2d1864c8-e883-4415-b3c6-41cfc9c67e75", reason, "Ikke leveret.", NOW));

    assertThat(text(written)).contains(reason).doesNotContain("Patient/");
  }

  static List<String> reasons() {
    return List.of(
        "no-consent",
        "consent-withdrawn",
        "consent-expired",
        "receiver-unknown",
        "receiver-cannot-take-kind",
        "not-delivered-in-time",
        "technical-failure",
        "invalid-content");
  }
}

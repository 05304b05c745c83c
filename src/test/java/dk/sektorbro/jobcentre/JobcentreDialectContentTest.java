package dk.sektorbro.jobcentre;

import static dk.sektorbro.jobcentre.Requests.payload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Dialect;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.content.Attachment;
import dk.sektorbro.exchange.content.Author;
import dk.sektorbro.exchange.content.CertificateAnswered;
import dk.sektorbro.exchange.content.CertificateRequested;
import dk.sektorbro.exchange.content.Citizen;
import dk.sektorbro.exchange.content.Correspondence;
import dk.sektorbro.exchange.content.NotDelivered;
import dk.sektorbro.jobcentre.soap.Delivery;
import dk.sektorbro.jobcentre.soap.StateCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobcentreDialectContentTest {

  private static final JobcentreContract CONTRACT = JobcentreContract.load();
  private static final JobcentreDialect DIALECT = new JobcentreDialect(CONTRACT);
  private static final Instant AT = Instant.parse("2026-03-03T08:00:00Z");
  private static final Author DOCTOR =
      new Author(
          "Dorte",
          "Doktor",
          Optional.of("overlaege"),
          Optional.of(Requests.PSYCHIATRY),
          Optional.of("38683868"));
  private static final Citizen BRUNO =
      new Citizen(CitizenId.cpr(Requests.BRUNO), "Bruno Test", "Elmer");

  @Test
  void aCertificateRequestIsReadWhole() {
    var request =
        (CertificateRequested)
            DIALECT.read(MessageKind.CERTIFICATE_REQUEST, payload(Requests.CERTIFICATE));

    assertThat(request.citizen()).isEqualTo(BRUNO);
    assertThat(request.form()).isEqualTo("LAE-285");
    assertThat(request.due()).isEqualTo(LocalDate.of(2026, 3, 16));
    assertThat(request.writtenAt()).isEqualTo(Instant.parse("2026-03-02T08:00:00Z"));
    assertThat(request.questions())
        .containsExactly(
            "Hvilke skånehensyn skal arbejdspladsen tage?",
            "Hvornår kan arbejdet genoptages delvist?");
    assertThat(request.author().organisation()).contains(Requests.JOBCENTRE);
  }

  @Test
  void aNewMessageIsOneTurn() {
    Correspondence message = correspondence(Requests.MESSAGE);

    assertThat(message.parts()).hasSize(3);
    assertThat(message.history())
        .singleElement()
        .satisfies(
            turn -> {
              assertThat(turn.messageId()).isEqualTo("6d5c1c5e-2f7a-4b7e-9a1d-3f1c7a0e5b12");
              assertThat(turn.activity()).isEqualTo(Correspondence.Activity.NEW);
              assertThat(turn.revises()).isEmpty();
              assertThat(turn.at()).isEqualTo(OffsetDateTime.parse("2026-03-02T09:00:00+01:00"));
              assertThat(turn.parts())
                  .isEqualTo(message.parts().stream().map(Correspondence.Part::id).toList());
            });
    assertThat(((Correspondence.Part.Text) message.parts().getFirst()).text())
        .isEqualTo("Kære afdeling\nBruno begynder i praktik.");
    assertThat(message.parts())
        .allSatisfy(part -> assertThat(part.id()).matches("urn:uuid:[0-9a-f-]{36}"));
  }

  @Test
  void readingTwiceGivesTheSamePartIds() {
    assertThat(correspondence(Requests.MESSAGE).history())
        .isEqualTo(correspondence(Requests.MESSAGE).history());
  }

  @Test
  void aReplyKeepsTheThreadAndRevisesTheTurnItReplies() {
    Correspondence reply = correspondence(Requests.REPLY);

    assertThat(reply.history())
        .extracting(Correspondence.Turn::activity)
        .containsExactly(Correspondence.Activity.NEW, Correspondence.Activity.REPLY);
    assertThat(reply.history().getLast().revises())
        .contains("42cb9200-f421-4d08-8391-7d51a2503cb4");
    assertThat(reply.parts()).hasSize(5);
    assertThat(reply.parts().getFirst().id())
        .isEqualTo("urn:uuid:24d01288-ad36-4af2-96a8-fd1432dadee1");
  }

  @Test
  void aThreadIsDeliveredAsItIsByteForByte() {
    Correspondence reply = correspondence(Requests.REPLY);

    Delivery delivery = read(DIALECT.write(envelope(MessageKind.CARE_COMMUNICATION), reply));

    assertThat(delivery.getFrom()).isEqualTo(Requests.PSYCHIATRY.sor());
    var thread = delivery.getCorrespondence().getThread();
    assertThat(thread.getTurn()).hasSize(2);
    assertThat(thread.getPart().get(1).getFile().getTitle()).isEqualTo("Plan");
    assertThat(Bytes.of(thread.getPart().get(1).getFile().getData())).isEqualTo(Requests.PDF);
    assertThat(thread.getPart().get(2).getText())
        .isEqualTo("Kære afdeling\nBruno begynder i praktik.");
    assertThat(thread.getPart().get(2).getAuthor().getPhone()).isEqualTo("99310000");
  }

  @Test
  void textKeepsItsLineBreaksSpacesAndSigns() {
    String text = "  Æble & <tag> ]]>\r\n\tlinje to 😀\n ";
    Correspondence message =
        new Correspondence(
            BRUNO,
            "b2eb3d0e-5de5-4de9-b2a3-0ff321ad1c3a",
            "other",
            Optional.of("Emne"),
            Optional.empty(),
            List.of(),
            List.of(
                new Correspondence.Part.Text(
                    "urn:uuid:24d01288-ad36-4af2-96a8-fd1432dadee1",
                    OffsetDateTime.parse("2026-02-27T12:00:00Z"),
                    Optional.of(DOCTOR),
                    text)),
            List.of(
                new Correspondence.Turn(
                    "42cb9200-f421-4d08-8391-7d51a2503cb4",
                    Correspondence.Activity.NEW,
                    OffsetDateTime.parse("2026-02-27T12:00:00Z"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of("urn:uuid:24d01288-ad36-4af2-96a8-fd1432dadee1"))),
            Optional.empty());

    Delivery delivery = read(DIALECT.write(envelope(MessageKind.CARE_COMMUNICATION), message));

    assertThat(delivery.getCorrespondence().getThread().getPart().getFirst().getText())
        .isEqualTo(text);
    assertThat(delivery.getCorrespondence().getCommunicationId())
        .isEqualTo("urn:uuid:b2eb3d0e-5de5-4de9-b2a3-0ff321ad1c3a");
  }

  @Test
  void aCertificateIsDeliveredWithItsAnswersAndDocument() {
    Delivery delivery =
        read(DIALECT.write(envelope(MessageKind.CERTIFICATE_ANSWER), certificate("LAE-285")));

    var answer = delivery.getCertificateAnswer();
    assertThat(answer.getAnswered().getItem())
        .singleElement()
        .satisfies(item -> assertThat(item.getValue()).isEqualTo("Depression"));
    assertThat(Bytes.of(answer.getAnswered().getDocument().getData())).isEqualTo(Requests.PDF);
    assertThat(answer.getWrittenAt().toInstant()).isEqualTo(AT);
  }

  @Test
  void theSameContentIsWrittenInTheSameBytes() {
    Envelope envelope = envelope(MessageKind.CERTIFICATE_ANSWER);

    assertThat(DIALECT.write(envelope, certificate("LAE-285")).bytes())
        .isEqualTo(new JobcentreDialect().write(envelope, certificate("LAE-285")).bytes());
  }

  @Test
  void aNonDeliveryReportSaysNothingOfTheCitizen() {
    Payload payload =
        DIALECT.write(
            envelope(MessageKind.NON_DELIVERY),
            new NotDelivered(
                "6d5c1c5e-2f7a-4b7e-9a1d-3f1c7a0e5b12", "no-consent", "No consent.", AT));

    assertThat(read(payload).getNonDelivery().getReason()).isEqualTo("no-consent");
  }

  @Test
  void whatTheContractCannotCarryIsNotWritten() {
    assertThatThrownBy(
            () -> DIALECT.write(envelope(MessageKind.CERTIFICATE_ANSWER), certificate("RHT-1")))
        .isInstanceOf(Dialect.InvalidOutput.class)
        .hasMessageContaining("/Delivery/CertificateAnswer/Form")
        .hasMessageNotContaining("RHT-1");
  }

  @Test
  void theContractHasEveryStateOfAMessage() {
    assertThat(Arrays.stream(StateCode.values()).map(StateCode::value))
        .containsExactlyElementsOf(Arrays.stream(MessageState.values()).map(Enum::name).toList());
  }

  private static CertificateAnswered certificate(String form) {
    return new CertificateAnswered(
        BRUNO,
        Optional.of("0b1f7a52-7a55-4a0e-8a86-2f6a2b1f0c01"),
        Optional.of("0b1f7a52-7a55-4a0e-8a86-2f6a2b1f0c02"),
        false,
        form,
        "6d5c1c5e-2f7a-4b7e-9a1d-3f1c7a0e5b11",
        new CertificateAnswered.Outcome.Answered(
            List.of(new CertificateAnswered.Item("1", "Diagnose", "Depression")),
            Optional.of(
                new Attachment(
                    Optional.of("application/pdf"),
                    Optional.of("LÆ 285"),
                    Requests.PDF,
                    Optional.empty()))),
        DOCTOR,
        AT);
  }

  private static Correspondence correspondence(String xml) {
    return (Correspondence) DIALECT.read(MessageKind.CARE_COMMUNICATION, payload(xml));
  }

  private static Delivery read(Payload payload) {
    return (Delivery) new ContractReader(CONTRACT).read(payload.bytes());
  }

  static Envelope envelope(MessageKind kind) {
    return new Envelope(
        MessageId.of(Requests.PSYCHIATRY, "1"),
        kind,
        Requests.PSYCHIATRY,
        Requests.JOBCENTRE,
        Optional.of(CitizenKey.of(new byte[32])),
        Optional.empty(),
        AT);
  }
}

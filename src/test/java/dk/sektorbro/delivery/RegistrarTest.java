package dk.sektorbro.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.exchange.AtOnce;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenIndex;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Incoming;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MemoryLedger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.RefusalBook;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.Submission;
import dk.sektorbro.exchange.large.MemoryLargeStore;
import dk.sektorbro.seal.Notary;
import dk.sektorbro.seal.Proofs;
import dk.sektorbro.seal.StatementSigner;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes again before it was known to be safe: the first attempt may have got through. */
class RegistrarTest {

  private static final PartyId SENDER = new PartyId("99999011000016001");
  private static final PartyId RECEIVER = new PartyId("99999021000016005");
  private static final CitizenKey BRUNO = new CitizenKey("b".repeat(64));
  private static final Digest FIRST = Digest.over("accepted".getBytes(StandardCharsets.UTF_8));
  private static final Digest OTHER = Digest.over("declined".getBytes(StandardCharsets.UTF_8));

  private final MemoryLedger ledger = new MemoryLedger();
  private final CitizenIndex citizens = mock();
  private final Proofs proofs = mock();
  private final Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
  private final Registrar registrar =
      new Registrar(
          ledger,
          mock(RefusalBook.class),
          mock(Dialects.class),
          citizens,
          mock(DialogueDesk.class),
          mock(TeamPost.class),
          new MemoryLargeStore(),
          new Notary(proofs, mock(StatementSigner.class), clock),
          AcknowledgementRules.Duplicates.REPROCESS,
          mock(Audit.class),
          new AtOnce(),
          clock);

  @BeforeEach
  void aReportCameAndItsSenderWasNotTold() {
    when(citizens.keyOf(any())).thenReturn(BRUNO);
    when(proofs.find(any(), any())).thenReturn(Optional.empty());
    when(proofs.find(incoming("1").id(), Proofs.Part.PAYLOAD))
        .thenReturn(Optional.of(FIRST.bytes()));
    ledger.put(
        new Ledger.Entry(
            new Envelope(
                incoming("1").id(),
                MessageKind.IPS_PROGRESS,
                SENDER,
                RECEIVER,
                Optional.of(BRUNO),
                Optional.empty(),
                Instant.EPOCH),
            MessageState.RECEIVED,
            "received",
            new Ledger.Particulars(
                "message", "1", Optional.empty(), Optional.empty(), Optional.empty()),
            0,
            Instant.EPOCH));
  }

  private static Incoming incoming(String transmission) {
    return new Incoming(
        MessageKind.IPS_PROGRESS,
        SENDER,
        RECEIVER,
        CitizenId.cpr("2509479989"),
        "message",
        transmission,
        Optional.empty(),
        Optional.empty(),
        new Payload(Language.JOBCENTRE_XML, new byte[0]));
  }

  private MessageId comes(String transmission, Digest sent) {
    Submission submission =
        new Submission(
            SENDER,
            incoming(transmission).payload(),
            Optional.of("message"),
            Optional.empty(),
            sent,
            Optional.empty());
    return registrar.register(incoming(transmission), submission, null).envelope().id();
  }

  @Test
  void theSameAgainGoesOn() {
    assertThat(comes("1", FIRST)).isEqualTo(incoming("1").id());
  }

  @Test
  void somethingElseUnderItsIdIsRefused() {
    assertThatThrownBy(() -> comes("1", OTHER))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo(RefusalCode.ID_REUSED));
  }

  @Test
  void inAnotherTransmissionItMayLookAnotherWay() {
    assertThat(comes("2", OTHER)).isEqualTo(incoming("1").id());
  }
}

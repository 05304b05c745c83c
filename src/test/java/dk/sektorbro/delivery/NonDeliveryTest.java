package dk.sektorbro.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MemoryLedger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.participant.Address;
import dk.sektorbro.participant.FixedDirectory;
import dk.sektorbro.participant.Participant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of whom a sender is told that a message did not reach them. */
class NonDeliveryTest {

  private static final PartyId HUB = new PartyId("99999031000016007");
  private static final PartyId WARD = new PartyId("99999021000016005");
  private static final Participant ADDRESSED = Parties.sealedTo();
  private static final PartyId LISTENING = new PartyId("99999041000016002");
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

  private final MemoryLedger ledger = new MemoryLedger();
  private final NonDelivery reports =
      new NonDelivery(
          ledger,
          new FixedDirectory(
              new Address(HUB, new Gln("5799999900037"), "Hub"), List.of(ADDRESSED)));

  private Ledger.Entry entry(MessageId id, MessageKind kind, PartyId receiver, MessageState state) {
    Ledger.Entry entry =
        new Ledger.Entry(
            new Envelope(
                id,
                kind,
                WARD,
                receiver,
                Optional.of(new CitizenKey("ab".repeat(32))),
                Optional.empty(),
                NOW),
            state,
            "test",
            new Ledger.Particulars(
                "header", id.toString(), Optional.empty(), Optional.empty(), Optional.empty()),
            0,
            NOW);
    ledger.put(entry);
    return entry;
  }

  private Ledger.Entry notice(PartyId receiver) {
    MessageId notification = MessageId.of(WARD, "header");
    entry(notification, MessageKind.HOSPITAL_NOTIFICATION, ADDRESSED.id(), MessageState.HANDLED);
    return entry(
        notification.consequence("notice/" + receiver),
        MessageKind.ADMISSION_NOTICE,
        receiver,
        MessageState.WAITING);
  }

  @Test
  void theReportOnANoticeNamesTheJobcentreThatTheHospitalAddressed() {
    assertThat(reports.notCollected(notice(ADDRESSED.id()), NOW).orElseThrow().content())
        .satisfies(
            report -> {
              assertThat(report.senderMessageId()).isEqualTo("header");
              assertThat(report.explanation()).endsWith("Receiver: " + ADDRESSED.name() + ".");
            });
  }

  @Test
  void theHospitalHearsNothingOfAJobcentreThatItDidNotAddress() {
    Ledger.Entry notice = notice(LISTENING);

    assertThat(reports.notCollected(notice, NOW)).isEmpty();
    assertThat(reports.open(notice, "no-consent", "It was not shared.", NOW)).isEmpty();
  }

  @Test
  void whoeverWroteToOneKnowsToWhom() {
    Ledger.Entry letter =
        entry(
            MessageId.of(WARD, "header"),
            MessageKind.CARE_COMMUNICATION,
            ADDRESSED.id(),
            MessageState.WAITING);

    assertThat(reports.notCollected(letter, NOW).orElseThrow().content().explanation())
        .doesNotContain("Receiver:");
  }
}

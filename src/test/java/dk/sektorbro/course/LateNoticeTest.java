package dk.sektorbro.course;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.MemoryLedger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.HospitalNotified.Times;
import dk.sektorbro.exchange.content.HospitalNotified.Turn;
import dk.sektorbro.exchange.content.Standing;
import dk.sektorbro.exchange.content.StayEvent;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which moments a notice tells that leaves after a later word on the same stay. */
class LateNoticeTest {

  private static final CitizenKey BRUNO = new CitizenKey("ab".repeat(32));
  private static final PartyId WARD = new PartyId("99999021000016005");
  private static final PartyId JOBCENTRE = new PartyId("99999011000016001");
  private static final PartyId ANOTHER = new PartyId("99999041000016002");
  private static final MessageId STAY = MessageId.of(WARD, "admitted");
  private static final OffsetDateTime MONDAY = OffsetDateTime.parse("2026-03-02T08:00:00+01:00");
  private static final OffsetDateTime SUNDAY = MONDAY.minusDays(1);
  private static final OffsetDateTime FRIDAY = MONDAY.plusDays(4);

  private final MemoryLedger ledger = new MemoryLedger();
  private final MemoryCourseBook book = new MemoryCourseBook();
  private final AdmissionAsMended admission = new AdmissionAsMended(book, ledger);
  private final List<Turn> turns = new ArrayList<>();

  private Envelope tells(
      String message,
      StayEvent event,
      Standing standing,
      OffsetDateTime admittedAt,
      PartyId receiver,
      MessageState state) {
    MessageId because = MessageId.of(WARD, message);
    Envelope envelope =
        new Envelope(
            because.consequence("notice/" + receiver),
            MessageKind.ADMISSION_NOTICE,
            WARD,
            receiver,
            Optional.of(BRUNO),
            Optional.of(STAY),
            Instant.EPOCH);
    Turn turn =
        new Turn(
            message,
            event,
            standing,
            turns.isEmpty() ? Optional.empty() : Optional.of(turns.getLast().messageId()),
            MONDAY.plusHours(turns.size()));
    turns.add(turn);
    book.note(
        because,
        BRUNO,
        WARD,
        new Noted(turn, times(admittedAt), Optional.empty(), List.copyOf(turns)),
        Instant.EPOCH);
    book.told(
        new Notice(
            envelope.id(),
            because,
            receiver,
            STAY,
            event,
            standing,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    ledger.put(envelope, state);
    return envelope;
  }

  private static Times times(OffsetDateTime admittedAt) {
    return new Times(
        Optional.of(admittedAt), Optional.of(FRIDAY), Optional.empty(), Optional.empty());
  }

  private Envelope discharge() {
    tells("admitted", StayEvent.ADMITTED, Standing.NEW, MONDAY, JOBCENTRE, MessageState.DELIVERED);
    return tells(
        "discharged", StayEvent.DISCHARGED, Standing.NEW, MONDAY, JOBCENTRE, MessageState.ACCEPTED);
  }

  private void isMended(PartyId receiver, MessageState state) {
    tells("mended", StayEvent.ADMITTED, Standing.REVISED, SUNDAY, receiver, state);
  }

  @Test
  void itTellsTheAdmissionAsItWasMendedSince() {
    Envelope late = discharge();
    isMended(JOBCENTRE, MessageState.WAITING);

    assertThat(admission.moments(late, times(MONDAY))).isEqualTo(times(SUNDAY));
  }

  @Test
  void whatItsReceiverWasNotToldItDoesNotLearnByIt() {
    Envelope late = discharge();
    isMended(JOBCENTRE, MessageState.WITHHELD);
    isMended(ANOTHER, MessageState.DELIVERED);

    assertThat(admission.moments(late, times(MONDAY))).isEqualTo(times(MONDAY));
  }

  @Test
  void whatIsCutAwayIsNotPutBack() {
    Envelope late = discharge();
    isMended(JOBCENTRE, MessageState.DELIVERED);
    Optional<OffsetDateTime> cut = Optional.empty();
    Times left = new Times(cut, Optional.of(FRIDAY), cut, cut);

    assertThat(admission.moments(late, left)).isEqualTo(left);
  }
}

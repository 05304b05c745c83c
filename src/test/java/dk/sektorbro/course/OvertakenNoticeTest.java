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
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which notice of a stay stands in the place of one that did not arrive. */
class OvertakenNoticeTest {

  private static final CitizenKey BRUNO = new CitizenKey("ab".repeat(32));
  private static final PartyId WARD = new PartyId("99999021000016005");
  private static final PartyId JOBCENTRE = new PartyId("99999011000016001");
  private static final MessageId STAY = MessageId.of(WARD, "stay");
  private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");

  private final MemoryLedger ledger = new MemoryLedger();
  private final MemoryCourseBook book = new MemoryCourseBook();
  private final HeedNotification heed =
      new HeedNotification(book, ledger, Set.of(), Clock.fixed(MORNING, ZoneOffset.UTC));
  private int hour;

  private Envelope tells(
      StayEvent event, Standing standing, Optional<Envelope> corrects, MessageState... states) {
    Instant at = MORNING.plusSeconds(3600L * ++hour);
    String message = "notification " + hour;
    MessageId because = MessageId.of(WARD, message);
    Envelope envelope =
        new Envelope(
            because.consequence("notice"),
            MessageKind.ADMISSION_NOTICE,
            WARD,
            JOBCENTRE,
            Optional.of(BRUNO),
            Optional.of(STAY),
            at);
    Turn turn = new Turn(message, event, standing, Optional.empty(), at.atOffset(ZoneOffset.UTC));
    book.note(
        because, BRUNO, WARD, new Noted(turn, Times.UNKNOWN, Optional.empty(), List.of()), at);
    book.told(
        new Notice(
            envelope.id(),
            because,
            JOBCENTRE,
            STAY,
            event,
            standing,
            corrects.map(Envelope::id),
            Optional.empty(),
            Optional.empty()));
    ledger.put(envelope, states);
    return envelope;
  }

  private Envelope news(StayEvent event, MessageState... states) {
    return tells(event, Standing.NEW, Optional.empty(), states);
  }

  private Optional<MessageId> overtaking(Envelope notice) {
    return heed.overtaking(notice, ledger::wasHandedOver);
  }

  @Test
  void aRevisionThatArrivedStandsInItsPlaceHoweverManyAreBetween() {
    Envelope admitted = news(StayEvent.ADMITTED, MessageState.DEAD);
    Envelope revised =
        tells(StayEvent.ADMITTED, Standing.REVISED, Optional.of(admitted), MessageState.DEAD);
    assertThat(overtaking(admitted)).isEmpty();

    Envelope again =
        tells(StayEvent.ADMITTED, Standing.REVISED, Optional.of(revised), MessageState.DELIVERED);

    assertThat(overtaking(admitted)).contains(again.id());
    assertThat(overtaking(revised)).contains(again.id());
  }

  @Test
  void aDischargeThatArrivedTellsOfTheAdmissionTooUnlessItWasTakenBack() {
    Envelope admitted = news(StayEvent.ADMITTED, MessageState.DEAD);
    Envelope discharged = news(StayEvent.DISCHARGED, MessageState.DELIVERED);
    assertThat(overtaking(admitted)).contains(discharged.id());

    var unused =
        tells(
            StayEvent.DISCHARGED,
            Standing.CANCELLED,
            Optional.of(discharged),
            MessageState.DELIVERED);
    assertThat(overtaking(admitted)).isEmpty();
  }

  @Test
  void thatAnAdmissionIsTakenBackIsToldThoughTheDischargeArrived() {
    Envelope admitted = news(StayEvent.ADMITTED, MessageState.DELIVERED);
    Envelope discharged = news(StayEvent.DISCHARGED, MessageState.DELIVERED);
    Envelope cancelled =
        tells(StayEvent.ADMITTED, Standing.CANCELLED, Optional.of(admitted), MessageState.DEAD);

    assertThat(overtaking(cancelled)).isEmpty();
    assertThat(overtaking(discharged)).isEmpty();
  }
}

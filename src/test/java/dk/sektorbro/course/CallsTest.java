package dk.sektorbro.course;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.MemoryLedger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Citizen;
import dk.sektorbro.exchange.content.Standing;
import dk.sektorbro.exchange.content.StayEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which calls a jobcentre has to make, by the notices it has. */
class CallsTest {

  private static final CitizenKey KEY = new CitizenKey("ab".repeat(32));
  private static final Citizen BRUNO =
      new Citizen(CitizenId.cpr("2509479989"), "Bruno Test", "Elmer");
  private static final PartyId WARD = new PartyId("99999021000016005");
  private static final PartyId JOBCENTRE = new PartyId("99999011000016001");
  private static final PartyId ANOTHER = new PartyId("99999041000016002");
  private static final LocalDate TUESDAY = LocalDate.parse("2026-03-03");
  private static final Optional<LocalDate> NO_CALL = Optional.empty();
  private static final Optional<MessageId> NOTHING = Optional.empty();

  private final MemoryLedger ledger = new MemoryLedger();
  private final MemoryCourseBook book = new MemoryCourseBook();
  private final Calls calls = new Calls(book, ledger);
  private int count;

  /** A notice of the stay, which asks for a call the day after a discharge on that day. */
  private MessageId notice(
      StayEvent event,
      Standing standing,
      Optional<MessageId> corrects,
      Optional<LocalDate> dischargedOn,
      MessageState state) {
    MessageId because = MessageId.of(WARD, "notification " + ++count);
    MessageId id = because.consequence("notice");
    book.told(
        new Notice(
            id,
            because,
            JOBCENTRE,
            MessageId.of(WARD, "stay"),
            event,
            standing,
            corrects,
            dischargedOn.map(day -> new Call(BRUNO, day, day.plusDays(1))),
            Optional.empty()));
    ledger.put(
        new Envelope(
            id,
            MessageKind.ADMISSION_NOTICE,
            WARD,
            JOBCENTRE,
            Optional.of(KEY),
            Optional.empty(),
            Instant.EPOCH),
        state);
    return id;
  }

  private MessageId discharge(MessageState state) {
    return notice(StayEvent.DISCHARGED, Standing.NEW, NOTHING, Optional.of(TUESDAY), state);
  }

  private MessageId corrects(
      MessageId before, Standing standing, Optional<LocalDate> dischargedOn, MessageState state) {
    return notice(StayEvent.DISCHARGED, standing, Optional.of(before), dischargedOn, state);
  }

  private List<LocalDate> due() {
    return calls.open(JOBCENTRE).stream().map(open -> open.call().by()).toList();
  }

  @Test
  void aCallIsToBeMadeOnceItsNoticeWasHandedOver() {
    discharge(MessageState.WAITING);
    assertThat(due()).isEmpty();

    MessageId told = discharge(MessageState.DELIVERED);

    assertThat(calls.open(JOBCENTRE))
        .singleElement()
        .satisfies(
            open -> {
              assertThat(open.notice().id()).isEqualTo(told);
              assertThat(open.call()).isEqualTo(new Call(BRUNO, TUESDAY, TUESDAY.plusDays(1)));
              assertThat(open.ward()).isEqualTo(WARD);
            });
  }

  @Test
  void aRevisionMovesTheDayOnceItIsTold() {
    MessageId first = discharge(MessageState.ACKNOWLEDGED);
    MessageId second =
        corrects(first, Standing.REVISED, Optional.of(TUESDAY.plusDays(1)), MessageState.WITHHELD);
    assertThat(due()).containsExactly(TUESDAY.plusDays(1));

    corrects(second, Standing.REVISED, Optional.of(TUESDAY.plusDays(2)), MessageState.DELIVERED);

    assertThat(due()).containsExactly(TUESDAY.plusDays(3));
  }

  @Test
  void aRevisionThatTakesTheCallBackAndACancellationTakeItAway() {
    MessageId first = discharge(MessageState.DELIVERED);
    MessageId second = corrects(first, Standing.REVISED, NO_CALL, MessageState.DELIVERED);
    assertThat(due()).isEmpty();
    MessageId third =
        corrects(second, Standing.REVISED, Optional.of(TUESDAY), MessageState.DELIVERED);
    assertThat(due()).hasSize(1);

    corrects(third, Standing.CANCELLED, NO_CALL, MessageState.DELIVERED);

    assertThat(due()).isEmpty();
  }

  @Test
  void anAdmissionThatIsTakenBackTakesItAway() {
    MessageId admitted =
        notice(StayEvent.ADMITTED, Standing.NEW, NOTHING, NO_CALL, MessageState.DELIVERED);
    discharge(MessageState.DELIVERED);

    notice(
        StayEvent.ADMITTED,
        Standing.CANCELLED,
        Optional.of(admitted),
        NO_CALL,
        MessageState.DELIVERED);

    assertThat(due()).isEmpty();
  }

  @Test
  void aDischargeThatIsToldAfterTheAdmissionWasTakenBackAsksForItsCall() {
    MessageId admitted =
        notice(StayEvent.ADMITTED, Standing.NEW, NOTHING, NO_CALL, MessageState.DELIVERED);
    notice(
        StayEvent.ADMITTED,
        Standing.CANCELLED,
        Optional.of(admitted),
        NO_CALL,
        MessageState.DELIVERED);

    discharge(MessageState.DELIVERED);

    assertThat(due()).containsExactly(TUESDAY.plusDays(1));
  }

  @Test
  void anotherEndOfTheStayTakesItAwayUntilThatIsTakenBack() {
    discharge(MessageState.DELIVERED);
    MessageId ended =
        notice(StayEvent.ENDED, Standing.NEW, NOTHING, NO_CALL, MessageState.DELIVERED);
    assertThat(due()).isEmpty();

    notice(
        StayEvent.ENDED, Standing.CANCELLED, Optional.of(ended), NO_CALL, MessageState.DELIVERED);

    assertThat(due()).containsExactly(TUESDAY.plusDays(1));
  }

  @Test
  void whatWasMadeStaysMadeUnlessTheDischargeTurnsOutToBeLater() {
    MessageId first = discharge(MessageState.DELIVERED);
    assertThat(calls.made(JOBCENTRE, first, TUESDAY.plusDays(1))).contains(KEY);
    assertThat(due()).isEmpty();
    MessageId second =
        corrects(
            first, Standing.REVISED, Optional.of(TUESDAY.minusDays(1)), MessageState.DELIVERED);
    assertThat(due()).isEmpty();

    corrects(second, Standing.REVISED, Optional.of(TUESDAY.plusDays(3)), MessageState.DELIVERED);

    assertThat(due()).containsExactly(TUESDAY.plusDays(4));
  }

  @Test
  void onlyWhoeverWasAskedByANoticeThatItHasSaysThatItCalled() {
    MessageId waiting = discharge(MessageState.WAITING);
    MessageId told = discharge(MessageState.DELIVERED);
    MessageId asksNothing =
        notice(StayEvent.ADMITTED, Standing.NEW, NOTHING, NO_CALL, MessageState.DELIVERED);

    assertThat(calls.made(JOBCENTRE, waiting, TUESDAY)).isEmpty();
    assertThat(calls.made(JOBCENTRE, asksNothing, TUESDAY)).isEmpty();
    assertThat(calls.made(ANOTHER, told, TUESDAY)).isEmpty();
    assertThat(due()).hasSize(1);
  }
}

package dk.sektorbro.course.discharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MemoryLedger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.MovingClock;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.Author;
import dk.sektorbro.exchange.content.Citizen;
import dk.sektorbro.exchange.content.DischargePlanned;
import dk.sektorbro.exchange.content.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Versions of a planned discharge, whatever becomes of those before them. */
class PlanDischargeTest {

  private static final PartyId WARD = new PartyId("99999021000016005");
  private static final PartyId JOBCENTRE = new PartyId("99999011000016001");
  private static final CitizenKey BRUNO = new CitizenKey("b".repeat(64));
  private static final Citizen NAMED = new Citizen(CitizenId.cpr("2509479989"), "Bruno", "Elmer");
  private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");
  private static final Author AUTHOR =
      new Author("Test", "Overlæge", Optional.empty(), Optional.empty(), Optional.empty());

  private final MovingClock clock = new MovingClock(MORNING);
  private final MemoryLedger ledger = new MemoryLedger();
  private final PlanDischarge discharges =
      new PlanDischarge(new MemoryPlannedDischarges(), ledger, clock);

  private MessageId plans(int hour, MessageState... states) {
    return says("version at " + hour, hour, Standing.NEW, states);
  }

  private MessageId cancels(int hour) {
    return says("cancelled at " + hour, hour, Standing.CANCELLED, MessageState.ACCEPTED);
  }

  private MessageId says(String id, int hour, Standing standing, MessageState... states) {
    MessageId message = MessageId.of(WARD, id);
    ledger.put(message, MessageKind.PLANNED_DISCHARGE, WARD, JOBCENTRE, states);
    clock.set(MORNING.plus(Duration.ofHours(24)));
    discharges.handle(message, WARD, JOBCENTRE, BRUNO, words(hour, standing));
    return message;
  }

  private static DischargePlanned words(int hour, Standing standing) {
    return new DischargePlanned(
        NAMED,
        "3e6f8b20-91d4-4c0e-8a55-7b1f20c4d1aa",
        standing,
        Optional.empty(),
        Optional.of(LocalDate.parse("2026-03-20")),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        AUTHOR,
        MORNING.plus(Duration.ofHours(hour)));
  }

  private Optional<String> replaces(MessageId message) {
    return discharges.completed(message, words(0, Standing.NEW)).replaces();
  }

  private void becomes(MessageId message, MessageState... states) {
    ledger.put(message, MessageKind.PLANNED_DISCHARGE, WARD, JOBCENTRE, states);
  }

  @Test
  void aCancellationThatComesFirstIsRememberedAndTellsNothing() {
    MessageId cancelled = cancels(10);

    assertThat(discharges.cancelsNothing(cancelled)).isTrue();
    assertThatThrownBy(() -> plans(9, MessageState.ACCEPTED))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.code()).isEqualTo(RefusalCode.DISCHARGE_CANCELLED));
  }

  @Test
  void aCancellationOfWhatWasNeverSharedTellsNothing() {
    MessageId planned = plans(9, MessageState.ACCEPTED);
    MessageId cancelled = cancels(10);
    assertThat(discharges.cancelsNothing(cancelled)).isFalse();

    becomes(planned, MessageState.WITHHELD);
    discharges.undo(planned);

    assertThat(discharges.cancelsNothing(cancelled)).isTrue();
  }

  @Test
  void aVersionIsOvertakenByALaterOneThatItsReceiverHasAndByACancellationInAnyCase() {
    MessageId first = plans(9, MessageState.DEAD);
    MessageId second = plans(10, MessageState.ACCEPTED);

    assertThat(discharges.overtaking(first, ledger::wasHandedOver)).isEmpty();
    becomes(second, MessageState.DELIVERED);
    assertThat(discharges.overtaking(first, ledger::wasHandedOver)).contains(second);
    assertThat(discharges.overtaking(second, ledger::wasHandedOver)).isEmpty();
    MessageId cancelled = cancels(11);
    assertThat(discharges.overtaking(second, ledger::wasHandedOver)).contains(cancelled);
  }

  @Test
  void aCancellationReachesWhoeverHasTheVersionThoughItWasErased() {
    MessageId planned =
        plans(9, MessageState.RELEASED, MessageState.DELIVERED, MessageState.ERASED);
    discharges.erased(planned);

    MessageId cancelled = cancels(10);

    assertThat(discharges.cancelsNothing(cancelled)).isFalse();
    assertThat(discharges.mended(cancelled)).contains(planned);
    assertThat(replaces(cancelled)).contains(planned.toString());
  }

  @Test
  void whatWasErasedBeforeAnybodyHadItDidNotHappen() {
    MessageId planned = plans(9, MessageState.RELEASED, MessageState.ERASED);
    discharges.erased(planned);

    assertThat(discharges.cancelsNothing(cancels(10))).isTrue();
  }

  @Test
  void aVersionNamesTheOneThatItsReceiverLastGot() {
    MessageId first = plans(9, MessageState.RELEASED, MessageState.DELIVERED);
    MessageId dead = plans(10, MessageState.RELEASED, MessageState.DEAD);
    MessageId third = plans(11, MessageState.ACCEPTED);
    assertThat(replaces(third)).contains(first.toString());

    becomes(dead, MessageState.DELIVERED);
    assertThat(replaces(third)).contains(dead.toString());
  }
}

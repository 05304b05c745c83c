package dk.sektorbro.course;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.exchange.MemoryLedger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import org.junit.jupiter.api.Test;

/** What a party may have read, and so may answer. */
class ReadingTest {

  private static final PartyId SENDER = new PartyId("99999011000016001");
  private static final PartyId PUSHED_TO = new PartyId("99999021000016005");
  private static final PartyId WITH_A_MAILBOX = new PartyId("99999041000016002");

  private final MemoryLedger ledger = new MemoryLedger();
  private final Reading reading = new Reading(ledger, PUSHED_TO::equals);
  private int messages;

  private boolean mayHaveRead(PartyId reader, MessageState... states) {
    MessageId message = MessageId.of(SENDER, "message " + messages++);
    ledger.put(message, MessageKind.CARE_COMMUNICATION, SENDER, reader, states);
    return reading.mayHaveBeenRead(message);
  }

  @Test
  void whatWasHandedOverWasRead() {
    assertThat(mayHaveRead(WITH_A_MAILBOX, MessageState.WAITING, MessageState.DELIVERED)).isTrue();
    assertThat(mayHaveRead(PUSHED_TO, MessageState.DELIVERED, MessageState.ACKNOWLEDGED)).isTrue();
  }

  @Test
  void whatOnlyWaitsInAMailboxOrOnItsWayThereWasNot() {
    assertThat(mayHaveRead(WITH_A_MAILBOX, MessageState.RELEASED)).isFalse();
    assertThat(mayHaveRead(WITH_A_MAILBOX, MessageState.RELEASED, MessageState.WAITING)).isFalse();
    assertThat(
            mayHaveRead(
                WITH_A_MAILBOX, MessageState.RELEASED, MessageState.WAITING, MessageState.DEAD))
        .isFalse();
  }

  @Test
  void aPushMayHaveBeenReadThoughItsAnswerWasLost() {
    assertThat(mayHaveRead(PUSHED_TO, MessageState.ACCEPTED)).isFalse();
    assertThat(mayHaveRead(PUSHED_TO, MessageState.RELEASED)).isTrue();
    assertThat(mayHaveRead(PUSHED_TO, MessageState.RELEASED, MessageState.DEAD)).isTrue();
    assertThat(mayHaveRead(PUSHED_TO, MessageState.DELIVERED, MessageState.DEAD)).isTrue();
    assertThat(mayHaveRead(PUSHED_TO, MessageState.ACCEPTED, MessageState.DEAD)).isFalse();
  }

  @Test
  void whatWasStoppedWasNot() {
    assertThat(mayHaveRead(PUSHED_TO, MessageState.RELEASED, MessageState.STOPPED)).isFalse();
    assertThat(reading.mayHaveBeenRead(MessageId.of(SENDER, "unheard of"))).isFalse();
  }
}

package dk.sektorbro.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessageStateTest {

  @Test
  void whatHasEndedMovesNoMoreButMayBeErased() {
    for (MessageState end :
        EnumSet.of(
            MessageState.REFUSED,
            MessageState.WITHHELD,
            MessageState.STOPPED,
            MessageState.ACKNOWLEDGED,
            MessageState.REJECTED,
            MessageState.EXPIRED,
            MessageState.HANDLED,
            MessageState.RECALLED,
            MessageState.DISCARDED,
            MessageState.ERASED)) {
      assertThat(end.next()).as(end.name()).isSubsetOf(MessageState.ERASED);
    }
  }

  @Test
  void whatTheReceiverHasCannotBeTakenBack() {
    assertThat(MessageState.DELIVERED.mayBecome(MessageState.RECALLED)).isFalse();
    assertThat(MessageState.DELIVERED.mayBecome(MessageState.EXPIRED)).isFalse();
  }

  @Test
  void aWithheldMessageCannotBeReleased() {
    assertThat(MessageState.WITHHELD.mayBecome(MessageState.RELEASED)).isFalse();
  }

  @Test
  void everyStateButTheEndsAndTheFirstIsReached() {
    Set<MessageState> reached = EnumSet.noneOf(MessageState.class);
    for (MessageState state : MessageState.values()) {
      reached.addAll(state.next());
    }
    assertThat(reached)
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.complementOf(EnumSet.of(MessageState.REFUSED, MessageState.RECEIVED)));
  }
}

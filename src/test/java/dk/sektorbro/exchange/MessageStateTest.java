package dk.sektorbro.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessageStateTest {

  @Test
  void whatHasEndedNeverMovesAgain() {
    for (MessageState end :
        EnumSet.of(
            MessageState.REFUSED,
            MessageState.WITHHELD,
            MessageState.STOPPED,
            MessageState.ACKNOWLEDGED,
            MessageState.REJECTED)) {
      assertThat(end.next()).as(end.name()).isEmpty();
    }
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

package dk.sektorbro.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BooksTest {

  private static final PartyId SENDER = new PartyId("99999011000016001");
  private static final MessageId ONE = MessageId.of(SENDER, "1");
  private static final MessageId TWO = MessageId.of(SENDER, "2");

  private final Books books = new Books();

  @Test
  void whatWasAcceptedIsSomewhere() {
    books.accepted(ONE);
    books.accepted(TWO);
    books.arrived(ONE);

    assertThat(
            books.close(Map.of(ONE, MessageState.ACKNOWLEDGED, TWO, MessageState.DEAD)).toString())
        .isEqualTo("accepted 2 = delivered 1 + refused 0 + dead 1 + waiting 0");
  }

  @Test
  void aMessageThatTheLedgerLacksIsLost() {
    books.accepted(ONE);
    assertThatThrownBy(() -> books.close(Map.of())).hasMessageContaining("lost");
  }

  @Test
  void aMessageThatOnlyTheLedgerDeliveredIsMissed() {
    books.accepted(ONE);
    assertThatThrownBy(() -> books.close(Map.of(ONE, MessageState.DELIVERED)))
        .hasMessageContaining("came out 0 times");
  }

  @Test
  void aMessageThatCameTwiceIsSeen() {
    books.accepted(ONE);
    books.arrived(ONE);
    books.arrived(ONE);
    assertThatThrownBy(() -> books.close(Map.of(ONE, MessageState.DELIVERED)))
        .hasMessageContaining("came out 2 times");
  }

  @Test
  void aMessageUnderAnIdThatNobodySentIsSeen() {
    books.arrived(TWO);
    assertThatThrownBy(() -> books.close(Map.of())).hasMessageContaining("does not know it");
  }

  @Test
  void aRefusedMessageThatGoesOnIsSeen() {
    books.refused(ONE);
    assertThatThrownBy(() -> books.close(Map.of(ONE, MessageState.ACCEPTED)))
        .hasMessageContaining("was refused");
  }
}

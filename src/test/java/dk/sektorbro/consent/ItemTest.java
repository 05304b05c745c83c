package dk.sektorbro.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.MessageKind;
import org.junit.jupiter.api.Test;

class ItemTest {

  @Test
  void whatWaitsFromBeforePiecesWereKeptIsReadAsOne() {
    Item item = Item.of(InformationType.CORRESPONDENCE, MessageKind.CARE_COMMUNICATION);
    String before = Json.write(item).replace(",\"pieces\":[]", "");

    assertThat(before).doesNotContain("pieces");
    assertThat(Json.read(before, Item.class)).isEqualTo(item);
  }
}

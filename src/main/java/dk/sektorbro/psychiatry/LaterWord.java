package dk.sektorbro.psychiatry;

import dk.sektorbro.delivery.AcknowledgementDesk;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.seal.Notary;
import java.util.List;

/** Brings acknowledgements that come on their own to the desk that notes them. */
final class LaterWord implements AcknowledgementIntake {

  private final AcknowledgementDesk desk;

  LaterWord(AcknowledgementDesk desk) {
    this.desk = desk;
  }

  @Override
  public void acknowledged(
      PartyId from,
      String acknowledgedMessageHeaderId,
      AckCode code,
      List<String> codes,
      Notary.Word word) {
    switch (code) {
      case OK -> desk.acknowledged(from, acknowledgedMessageHeaderId, true, word);
      case FATAL_ERROR -> desk.acknowledged(from, acknowledgedMessageHeaderId, false, word);
      case TRANSIENT_ERROR -> {
        // It passes by itself, and the message is already with the receiver: nothing changes.
      }
    }
  }
}

package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.seal.Notary;
import java.util.List;

/**
 * Where acknowledgements go that a party sends on its own, after the message they answer was
 * delivered.
 */
public interface AcknowledgementIntake {

  /**
   * @param from the party whose key opened the connection
   * @param acknowledgedMessageHeaderId the {@code MessageHeader.id} of the message it answers
   * @param codes what was wrong, as codes of {@code medcom-acknowledgement-error-codes}; empty when
   *     all is well
   * @param word how it was said
   */
  void acknowledged(
      PartyId from,
      String acknowledgedMessageHeaderId,
      AckCode code,
      List<String> codes,
      Notary.Word word);
}

package dk.sektorbro.seal;

import dk.sektorbro.exchange.MessageId;

/**
 * The seal of the intake queue: CMS AuthEnvelopedData, AES-256-GCM, to the hub's own rotating key
 * (KEKRecipientInfo). Only a hub with the key ring opens it, and the authentication tag proves a
 * hub wrote it.
 */
public interface IntakeSeal {

  byte[] seal(MessageId message, byte[] plaintext);

  /**
   * @throws SealBroken when it was changed, is another message's, or its key is gone
   */
  byte[] open(MessageId message, byte[] sealed);
}

package dk.sektorbro.seal;

import dk.sektorbro.exchange.MessageId;
import java.security.KeyStore;
import java.security.cert.X509Certificate;

/**
 * Opens what a {@link PartySeal} closed: at a party, and at the hub for a party whose key it keeps.
 */
public interface PartyOpener {

  /**
   * @param receiver the receiver's private key and X.509 certificate
   * @param signer the hub's signing certificate
   * @throws SealBroken saying what is wrong
   */
  byte[] open(
      MessageId message, byte[] sealed, KeyStore.PrivateKeyEntry receiver, X509Certificate signer);
}

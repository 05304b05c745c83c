package dk.sektorbro.seal;

import dk.sektorbro.exchange.MessageId;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Opens what a {@link PartySeal} closed: at a party, and at the hub for a party whose key it keeps.
 */
public interface PartyOpener {

  /**
   * @param receiver the receiver's private key and X.509 certificate
   * @param signer the hub's signing certificate
   * @throws SealBroken saying what is wrong
   */
  default byte[] open(
      MessageId message, byte[] sealed, KeyStore.PrivateKeyEntry receiver, X509Certificate signer) {
    return open(message, sealed, List.of(receiver), List.of(signer));
  }

  /**
   * While keys are being changed.
   *
   * @param receivers the receiver's keys, among which the seal names its own
   * @param signers the hub's signing certificates, among which the signature names its own
   * @throws SealBroken saying what is wrong
   */
  byte[] open(
      MessageId message,
      byte[] sealed,
      List<KeyStore.PrivateKeyEntry> receivers,
      List<X509Certificate> signers);
}

package dk.sektorbro.seal;

import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The hub's own X.509 keys.
 *
 * @param tls what the hub opens its port with, and calls parties with
 * @param signing what it signs with towards parties
 * @param gateway what messages to parties without cryptography of their own are sealed to
 * @param anchors the authorities whose X.509 certificates it accepts
 */
public record HubKeys(
    KeyStore.PrivateKeyEntry tls,
    KeyStore.PrivateKeyEntry signing,
    KeyStore.PrivateKeyEntry gateway,
    List<X509Certificate> anchors) {

  public X509Certificate signingCertificate() {
    return (X509Certificate) signing.getCertificate();
  }
}

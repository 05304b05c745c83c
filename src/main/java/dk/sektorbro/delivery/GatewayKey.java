package dk.sektorbro.delivery;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.seal.PartyOpener;
import java.security.KeyStore;
import java.security.cert.X509Certificate;

/**
 * The key the hub keeps for parties without cryptography of their own. Opens their messages in the
 * last hop.
 */
final class GatewayKey {

  private final PartyOpener opener;
  private final KeyStore.PrivateKeyEntry key;
  private final X509Certificate hubSigner;

  GatewayKey(PartyOpener opener, KeyStore.PrivateKeyEntry key, X509Certificate hubSigner) {
    this.opener = opener;
    this.key = key;
    this.hubSigner = hubSigner;
  }

  byte[] open(MessageId message, byte[] sealed) {
    return opener.open(message, sealed, key, hubSigner);
  }

  X509Certificate certificate() {
    return (X509Certificate) key.getCertificate();
  }
}

package dk.sektorbro.delivery;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.seal.HubKeys;
import dk.sektorbro.seal.KeyCabinet;
import dk.sektorbro.seal.PartyOpener;
import java.security.cert.X509Certificate;

/**
 * The key the hub keeps for parties without cryptography of their own. Opens their messages in the
 * last hop.
 */
final class GatewayKey {

  private final PartyOpener opener;
  private final KeyCabinet keys;

  GatewayKey(PartyOpener opener, KeyCabinet keys) {
    this.opener = opener;
    this.keys = keys;
  }

  byte[] open(MessageId message, byte[] sealed) {
    HubKeys now = keys.now();
    return opener.open(message, sealed, now.allGateway(), now.signers());
  }

  X509Certificate certificate() {
    return (X509Certificate) keys.now().gateway().getCertificate();
  }
}

package dk.sektorbro.delivery;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.seal.HubKeys;
import dk.sektorbro.seal.PartyOpener;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;

/**
 * The key the hub keeps for parties without cryptography of their own. Opens their messages in the
 * last hop.
 */
final class GatewayKey {

  private final PartyOpener opener;
  private final Supplier<HubKeys> keys;

  GatewayKey(PartyOpener opener, Supplier<HubKeys> keys) {
    this.opener = opener;
    this.keys = keys;
  }

  byte[] open(MessageId message, byte[] sealed) {
    HubKeys now = keys.get();
    return opener.open(message, sealed, now.allGateway(), now.signers());
  }

  X509Certificate certificate() {
    return (X509Certificate) keys.get().gateway().getCertificate();
  }
}

package dk.sektorbro.demo;

import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.participant.DirectoryTrustManager;
import dk.sektorbro.seal.TlsContexts;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * What a party's system is set up with when it joins: who it is, its own keys, and whom it trusts.
 *
 * @param tls its key for connections
 * @param encryption its key for what is sealed to it
 * @param anchors the authorities it trusts
 */
public record SimulatedParty(
    PartyId id,
    Gln gln,
    String name,
    KeyStore.PrivateKeyEntry tls,
    KeyStore.PrivateKeyEntry encryption,
    List<X509Certificate> anchors) {

  SSLContext tlsContext() {
    return TlsContexts.context(tls, DirectoryTrustManager.forEndpoints(anchors));
  }
}

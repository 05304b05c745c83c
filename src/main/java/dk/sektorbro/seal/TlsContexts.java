package dk.sektorbro.seal;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Makes TLS contexts from a private key. */
public final class TlsContexts {

  private TlsContexts() {}

  /** A TLS 1.3 context that shows {@code key} and asks {@code trust} about the other side. */
  public static SSLContext context(KeyStore.PrivateKeyEntry key, X509ExtendedTrustManager trust) {
    return context(() -> key, trust);
  }

  /** A TLS 1.3 context that shows in each handshake the key of that moment. */
  public static SSLContext context(
      Supplier<KeyStore.PrivateKeyEntry> key, X509ExtendedTrustManager trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(
          new KeyManager[] {new CurrentKeyManager(key)},
          new TrustManager[] {trust},
          new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("TLS 1.3 cannot be set up", e);
    }
  }
}

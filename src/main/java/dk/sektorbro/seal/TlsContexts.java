package dk.sektorbro.seal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Makes TLS contexts from a private key. */
public final class TlsContexts {

  private static final char[] IN_MEMORY = "in-memory".toCharArray();

  private TlsContexts() {}

  /** A TLS 1.3 context that shows {@code key} and asks {@code trust} about the other side. */
  public static SSLContext context(KeyStore.PrivateKeyEntry key, X509ExtendedTrustManager trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(keyManagers(key), new TrustManager[] {trust}, new SecureRandom());
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("TLS 1.3 cannot be set up", e);
    }
  }

  private static KeyManager[] keyManagers(KeyStore.PrivateKeyEntry key)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setEntry("key", key, new KeyStore.PasswordProtection(IN_MEMORY));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, IN_MEMORY);
    return factory.getKeyManagers();
  }
}

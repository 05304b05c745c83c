package dk.sektorbro.participant;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Lets in the parties of the directory and nobody else: a client's X.509 certificate must lead to a
 * trust anchor, be valid now, be made for TLS clients, not be revoked, and be a key of a
 * participant.
 *
 * <p>A resumed TLS session is not asked again, so whoever answers a request looks the participant
 * up once more. The refusals name the reason and never the subject.
 */
public final class DirectoryTrustManager extends X509ExtendedTrustManager {

  private final KeyStanding standing;
  private final ParticipantDirectory directory;
  private final KeyRefusals refusals;

  /**
   * @param standing what makes a party's TLS key one to rely on
   */
  public DirectoryTrustManager(
      KeyStanding standing, ParticipantDirectory directory, KeyRefusals refusals) {
    this.standing = standing;
    this.directory = directory;
    this.refusals = refusals;
  }

  /**
   * What the hub trusts when it calls a party's endpoint: the JDK's own check against the anchors.
   * The host's name is checked where the connection asks for it, as the JDK's HTTPS clients do.
   */
  public static X509ExtendedTrustManager forEndpoints(Collection<X509Certificate> anchors) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      int number = 0;
      for (X509Certificate anchor : anchors) {
        store.setCertificateEntry("anchor-" + number++, anchor);
      }
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(store);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509ExtendedTrustManager found) {
          return found;
        }
      }
      throw new IllegalStateException("The JDK has no PKIX trust manager");
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("The trust anchors cannot be used", e);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    if (chain.length == 0) {
      throw new CertificateException("no key was shown");
    }
    X509Certificate key = chain[0];
    Participant party =
        directory
            .ofTlsKey(key)
            .orElseThrow(() -> new CertificateException("not a key of any participant"));
    Optional<KeyFault> fault = standing.fault(key, Arrays.asList(chain), KeyUse.TLS_CLIENT);
    if (fault.isPresent()) {
      refusals.refused(party, KeyUse.TLS_CLIENT, fault.get());
      throw new CertificateException(words(fault.get()));
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(
      X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("the directory vouches for clients only");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
      throws CertificateException {
    checkServerTrusted(chain, authType);
  }

  @Override
  public void checkServerTrusted(
      X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
      throws CertificateException {
    checkServerTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return standing.anchors().toArray(X509Certificate[]::new);
  }

  private static String words(KeyFault fault) {
    return switch (fault) {
      case EXPIRED -> "the key has expired";
      case NOT_YET_VALID -> "the key is not valid yet";
      case UNTRUSTED -> "the key leads to no trust anchor";
      case WRONG_USE -> "the key is not for TLS clients";
      case WEAK -> "the key is below the floor";
      case REVOKED -> "the key was revoked";
      case REVOCATION_UNKNOWN -> "whether the key was revoked cannot be learnt";
    };
  }
}

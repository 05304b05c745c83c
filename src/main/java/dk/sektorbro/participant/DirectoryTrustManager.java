package dk.sektorbro.participant;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Lets in the parties of the directory and nobody else: a client's X.509 certificate must lead to a
 * trust anchor, be valid now, be made for TLS clients, and be a key of a participant.
 *
 * <p>A resumed TLS session is not asked again, so whoever answers a request looks the participant
 * up once more. The refusals name the reason and never the subject.
 */
public final class DirectoryTrustManager extends X509ExtendedTrustManager {

  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

  private final Set<TrustAnchor> anchors;
  private final List<X509Certificate> issuers;
  private final ParticipantDirectory directory;
  private final Clock clock;

  /**
   * @param anchors the authorities that parties' TLS keys are issued by; at least one
   */
  public DirectoryTrustManager(
      Collection<X509Certificate> anchors, ParticipantDirectory directory, Clock clock) {
    if (anchors.isEmpty()) {
      throw new IllegalArgumentException("Without a trust anchor nobody can connect");
    }
    this.issuers = List.copyOf(anchors);
    this.anchors =
        issuers.stream().map(anchor -> new TrustAnchor(anchor, null)).collect(Collectors.toSet());
    this.directory = directory;
    this.clock = clock;
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
    mustBeValidNow(key);
    mustLeadToAnAnchor(key, chain);
    mustBeForClients(key);
    if (directory.ofTlsKey(key).isEmpty()) {
      throw new CertificateException("not a key of any participant");
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
    return issuers.toArray(X509Certificate[]::new);
  }

  private void mustBeValidNow(X509Certificate key) throws CertificateException {
    try {
      key.checkValidity(Date.from(clock.instant()));
    } catch (CertificateExpiredException e) {
      throw new CertificateExpiredException("the key has expired");
    } catch (CertificateNotYetValidException e) {
      throw new CertificateNotYetValidException("the key is not valid yet");
    }
  }

  private void mustLeadToAnAnchor(X509Certificate key, X509Certificate[] chain)
      throws CertificateException {
    try {
      X509CertSelector target = new X509CertSelector();
      target.setCertificate(key);
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
      parameters.addCertStore(
          CertStore.getInstance(
              "Collection", new CollectionCertStoreParameters(Arrays.asList(chain))));
      parameters.setDate(Date.from(clock.instant()));
      parameters.setRevocationEnabled(false);
      CertPathBuilder.getInstance("PKIX").build(parameters);
    } catch (CertPathBuilderException e) {
      throw new CertificateException("the key leads to no trust anchor" + why(e));
    } catch (GeneralSecurityException e) {
      throw new CertificateException("the key cannot be checked", e);
    }
  }

  private static String why(CertPathBuilderException refused) {
    return refused.getCause() instanceof CertPathValidatorException cause
        ? " (" + cause.getReason() + ")"
        : "";
  }

  private static void mustBeForClients(X509Certificate key) throws CertificateException {
    List<String> purposes = key.getExtendedKeyUsage();
    boolean[] uses = key.getKeyUsage();
    if (purposes == null || !purposes.contains(CLIENT_AUTH) || (uses != null && !uses[0])) {
      throw new CertificateException("the key is not for TLS clients");
    }
  }
}

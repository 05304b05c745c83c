package dk.sektorbro.participant;

import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Whether an X.509 key may be relied on now: valid at this moment, issued by an accepted authority,
 * for this use, and not revoked, nor any authority between.
 */
public final class KeyStanding {

  private final Supplier<List<X509Certificate>> anchors;
  private final Revocation revocation;
  private final Clock clock;

  /**
   * @param anchors the authorities that are accepted now
   */
  public KeyStanding(Supplier<List<X509Certificate>> anchors, Revocation revocation, Clock clock) {
    this.anchors = anchors;
    this.revocation = revocation;
    this.clock = clock;
  }

  /** The authorities that are accepted now. */
  public List<X509Certificate> anchors() {
    return anchors.get();
  }

  /**
   * The first fault; empty where the key may be relied on.
   *
   * @param others certificates that came with it, among which those of authorities between may be
   */
  public Optional<KeyFault> fault(
      X509Certificate key, Collection<X509Certificate> others, KeyUse use) {
    Date now = Date.from(clock.instant());
    try {
      key.checkValidity(now);
      if (!use.isAllowedBy(key)) {
        return Optional.of(KeyFault.WRONG_USE);
      }
      KeyFloor.of(key);
      return fault(path(key, others, now));
    } catch (WeakKey e) {
      return Optional.of(KeyFault.WEAK);
    } catch (CertificateExpiredException e) {
      return Optional.of(KeyFault.EXPIRED);
    } catch (CertificateNotYetValidException e) {
      return Optional.of(KeyFault.NOT_YET_VALID);
    } catch (CertificateParsingException e) {
      return Optional.of(KeyFault.WRONG_USE);
    } catch (CertPathBuilderException e) {
      return Optional.of(KeyFault.UNTRUSTED);
    }
  }

  private Optional<KeyFault> fault(PKIXCertPathBuilderResult found) {
    List<? extends java.security.cert.Certificate> path = found.getCertPath().getCertificates();
    for (int i = 0; i < path.size(); i++) {
      X509Certificate issuer =
          i + 1 < path.size()
              ? (X509Certificate) path.get(i + 1)
              : found.getTrustAnchor().getTrustedCert();
      KeyFloor.of(issuer);
      switch (revocation.ask((X509Certificate) path.get(i), issuer)) {
        case GOOD -> {}
        case REVOKED -> {
          return Optional.of(KeyFault.REVOKED);
        }
        case UNKNOWN -> {
          return Optional.of(KeyFault.REVOCATION_UNKNOWN);
        }
      }
    }
    return Optional.empty();
  }

  private PKIXCertPathBuilderResult path(
      X509Certificate key, Collection<X509Certificate> others, Date now)
      throws CertPathBuilderException {
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(key);
    Set<TrustAnchor> trusted =
        anchors.get().stream()
            .map(anchor -> new TrustAnchor(anchor, null))
            .collect(Collectors.toSet());
    try {
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(trusted, target);
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
      parameters.setDate(now);
      parameters.setRevocationEnabled(false);
      return (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
    } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
      throw new IllegalStateException("The JDK cannot check X.509 paths", e);
    }
  }
}

package dk.sektorbro.seal.revocation;

import dk.sektorbro.participant.KeyFloor;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x509.Extension;

/**
 * Looks a key up in its authority's revocation list (RFC 5280, section 5). A whole list by the
 * authority itself is expected; one that leaves keys out, or is made by somebody else, tells
 * nothing.
 */
final class Crl implements Source {

  private static final Set<String> UNDERSTOOD = Set.of(Extension.cRLNumber.getId());

  private final Fetcher fetcher;
  private final RevocationSettings settings;
  private final Map<URI, Kept> lists = new ConcurrentHashMap<>();

  private record Kept(X509CRL list, Instant learnedAt, Instant until) {}

  Crl(Fetcher fetcher, RevocationSettings settings) {
    this.fetcher = fetcher;
    this.settings = settings;
  }

  @Override
  public List<URI> places(X509Certificate key) {
    List<URI> named = NamedPlaces.crl(key);
    return named.isEmpty() ? settings.crl() : named;
  }

  @Override
  public Verdict ask(URI place, X509Certificate key, X509Certificate issuer, Instant now)
      throws Silent {
    Kept kept = lists.get(place);
    if (kept == null || !now.isBefore(kept.until())) {
      kept = fetch(place, now);
    }
    mustBeOf(issuer, kept.list());
    lists.put(place, kept);
    return new Verdict(
        kept.list().getRevokedCertificate(key.getSerialNumber()) != null,
        kept.learnedAt(),
        kept.until());
  }

  private Kept fetch(URI place, Instant now) throws Silent {
    try {
      X509CRL list =
          (X509CRL)
              CertificateFactory.getInstance("X.509")
                  .generateCRL(new ByteArrayInputStream(fetcher.get(place)));
      Validity.mustHold(list.getThisUpdate(), list.getNextUpdate(), now);
      return new Kept(
          list, now, Validity.cachedUntil(list.getNextUpdate(), now, settings.longestCache()));
    } catch (GeneralSecurityException e) {
      throw new Silent("the list cannot be read", e);
    }
  }

  private static void mustBeOf(X509Certificate issuer, X509CRL list) throws Silent {
    if (!list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
      throw new Silent("the list is of another authority");
    }
    Set<String> critical = list.getCriticalExtensionOIDs();
    if (critical != null && !UNDERSTOOD.containsAll(critical)) {
      throw new Silent("the list is a part of one, or of another kind");
    }
    if (!KeyFloor.isStrongSignature(list.getSigAlgOID(), list.getSigAlgParams())) {
      throw new Silent("the list's signature is below the floor");
    }
    try {
      list.verify(issuer.getPublicKey());
    } catch (GeneralSecurityException e) {
      throw new Silent("the list's signature is wrong", e);
    }
  }
}

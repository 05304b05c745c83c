package dk.sektorbro.seal.revocation;

import dk.sektorbro.participant.KeyFloor;
import dk.sektorbro.participant.WeakKey;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Asks a responder about one key (RFC 6960). The answer must be signed by the key's authority, or
 * by a responder that the authority certified for it; no nonce is sent, because responders serve
 * answers made in advance (RFC 5019).
 */
final class Ocsp implements Source {

  private static final AlgorithmIdentifier SHA_256 =
      new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);

  private final Fetcher fetcher;
  private final RevocationSettings settings;

  Ocsp(Fetcher fetcher, RevocationSettings settings) {
    this.fetcher = fetcher;
    this.settings = settings;
  }

  @Override
  public List<URI> places(X509Certificate key) {
    List<URI> named = NamedPlaces.ocsp(key);
    return named.isEmpty() ? settings.ocsp() : named;
  }

  @Override
  public Verdict ask(URI place, X509Certificate key, X509Certificate issuer, Instant now)
      throws Silent {
    try {
      DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
      JcaX509CertificateHolder authority = new JcaX509CertificateHolder(issuer);
      CertificateID id = new CertificateID(digests.get(SHA_256), authority, key.getSerialNumber());
      byte[] question = new OCSPReqBuilder().addRequest(id).build().getEncoded();
      OCSPResp answer = new OCSPResp(fetcher.post(place, "application/ocsp-request", question));
      if (answer.getStatus() != OCSPResp.SUCCESSFUL
          || !(answer.getResponseObject() instanceof BasicOCSPResp basic)) {
        throw new Silent("OCSP status " + answer.getStatus());
      }
      mustBeSigned(basic, issuer, now);
      for (SingleResp single : basic.getResponses()) {
        if (single.getCertID().getSerialNumber().equals(key.getSerialNumber())
            && single.getCertID().matchesIssuer(authority, digests)) {
          return verdict(single, now);
        }
      }
      throw new Silent("the answer is about another key");
    } catch (IOException | OCSPException | OperatorCreationException e) {
      throw new Silent("the answer cannot be read", e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new Silent("the answer cannot be verified", e);
    }
  }

  private Verdict verdict(SingleResp single, Instant now) throws Silent {
    Validity.mustHold(single.getThisUpdate(), single.getNextUpdate(), now);
    CertificateStatus status = single.getCertStatus();
    if (status != CertificateStatus.GOOD && !(status instanceof RevokedStatus)) {
      throw new Silent("the responder does not know the key");
    }
    Duration longest = settings.longestCache();
    return new Verdict(
        status instanceof RevokedStatus,
        now,
        Validity.cachedUntil(single.getNextUpdate(), now, longest));
  }

  private static void mustBeSigned(BasicOCSPResp answer, X509Certificate issuer, Instant now)
      throws Silent,
          IOException,
          OCSPException,
          OperatorCreationException,
          GeneralSecurityException {
    X509Certificate signer = signer(answer, issuer, now);
    AlgorithmIdentifier signed = answer.getSignatureAlgorithmID();
    byte[] parameters =
        signed.getParameters() == null
            ? null
            : signed.getParameters().toASN1Primitive().getEncoded();
    if (!KeyFloor.isStrongSignature(signed.getAlgorithm().getId(), parameters)) {
      throw new Silent("the answer's signature is below the floor");
    }
    if (!answer.isSignatureValid(new JcaContentVerifierProviderBuilder().build(signer))) {
      throw new Silent("the answer's signature is wrong");
    }
  }

  private static X509Certificate signer(BasicOCSPResp answer, X509Certificate issuer, Instant now)
      throws Silent, GeneralSecurityException {
    X509CertificateHolder[] enclosed = answer.getCerts();
    if (enclosed.length == 0) {
      return issuer;
    }
    X509Certificate signer = new JcaX509CertificateConverter().getCertificate(enclosed[0]);
    if (signer.equals(issuer)) {
      return issuer;
    }
    try {
      KeyFloor unused = KeyFloor.of(signer);
    } catch (WeakKey e) {
      throw new Silent("the responder's key is below the floor", e);
    }
    signer.verify(issuer.getPublicKey());
    signer.checkValidity(Date.from(now));
    List<String> purposes = signer.getExtendedKeyUsage();
    if (purposes == null || !purposes.contains(KeyPurposeId.id_kp_OCSPSigning.getId())) {
      throw new Silent("the answer is signed by a key that is not for OCSP");
    }
    return signer;
  }
}

package dk.sektorbro.seal;

import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.participant.WeakKey;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.function.Supplier;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/**
 * Signs statements with the hub's key.
 *
 * <p>A CMS SignedData with the statement inside, so that stock tools show it: {@code openssl cms
 * -verify -inform DER -in receipt.cms -CAfile ca.pem}. Signed attributes: content type, message
 * digest, signing time, the message's id, and the signer's X.509 certificate (ESS
 * signing-certificate-v2, RFC 5035), as the baseline of CAdES asks (ETSI EN 319 122-1, B-B).
 */
public final class StatementSigner {

  private final HubSigner signer;

  /**
   * @param signing the hub's signing key of the moment
   * @throws WeakKey when it is below the floor, or cannot sign
   */
  public StatementSigner(
      Supplier<KeyStore.PrivateKeyEntry> signing,
      SealDigest digest,
      Clock clock,
      SecureRandom random) {
    this.signer = new HubSigner(signing, digest, clock, random);
  }

  /** With a key that is never changed. */
  public StatementSigner(
      KeyStore.PrivateKeyEntry signing, SealDigest digest, Clock clock, SecureRandom random) {
    this(() -> signing, digest, clock, random);
  }

  /** What others verify with, now. */
  public X509Certificate certificate() {
    return signer.certificate();
  }

  /** The statement signed, in DER. */
  public byte[] sign(Statement statement) {
    return signer.sign(
        new MessageId(statement.message()),
        Json.bytes(statement),
        true,
        StatementSigner::signingCertificate);
  }

  /** A signature beside the content it covers, in DER. */
  public byte[] signBeside(MessageId message, byte[] content) {
    return signer.sign(message, content, false, StatementSigner::signingCertificate);
  }

  private static Attribute signingCertificate(X509Certificate signer)
      throws CertificateEncodingException {
    return SealAttributes.single(
        PKCSObjectIdentifiers.id_aa_signingCertificateV2,
        new SigningCertificateV2(new ESSCertIDv2(Fingerprint.of(signer))));
  }
}

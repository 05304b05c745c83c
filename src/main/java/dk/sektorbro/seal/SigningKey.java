package dk.sektorbro.seal;

import dk.sektorbro.participant.KeyFloor;
import dk.sektorbro.participant.WeakKey;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A key that the hub signs with.
 *
 * @param algorithm as the JCA names it, such as {@code SHA256withECDSA}
 */
record SigningKey(
    PrivateKey key,
    X509Certificate certificate,
    JcaX509CertificateHolder holder,
    String algorithm) {

  /**
   * @throws WeakKey when the key is below the floor, or cannot sign
   */
  static SigningKey of(KeyStore.PrivateKeyEntry entry, SealDigest digest) {
    X509Certificate certificate = (X509Certificate) entry.getCertificate();
    try {
      return new SigningKey(
          entry.getPrivateKey(),
          certificate,
          new JcaX509CertificateHolder(certificate),
          algorithm(KeyFloor.of(certificate.getPublicKey()), digest));
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("The hub's signing key cannot be used", e);
    }
  }

  ContentSigner signer(SecureRandom random) throws OperatorCreationException {
    JcaContentSignerBuilder builder =
        new JcaContentSignerBuilder(algorithm).setSecureRandom(random);
    if (algorithm.endsWith("MGF1")) {
      builder.setProvider(Algorithms.BOUNCY_CASTLE);
    }
    return builder.build(key);
  }

  private static String algorithm(KeyFloor kind, SealDigest digest) {
    return switch (kind) {
      case EC -> digest.inSignatureNames() + "withECDSA";
      case RSA -> digest.inSignatureNames() + "withRSAandMGF1";
      case HYBRID -> throw new WeakKey("A key that cannot sign");
    };
  }
}

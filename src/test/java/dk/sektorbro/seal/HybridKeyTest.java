package dk.sektorbro.seal;

import static dk.sektorbro.seal.Keys.RANDOM;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import javax.crypto.KeyAgreement;
import javax.crypto.KeyGenerator;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jcajce.CompositePrivateKey;
import org.bouncycastle.jcajce.CompositePublicKey;
import org.bouncycastle.jcajce.SecretKeyWithEncapsulation;
import org.bouncycastle.jcajce.spec.KEMExtractSpec;
import org.bouncycastle.jcajce.spec.KEMGenerateSpec;
import org.junit.jupiter.api.Test;

/** The hybrid key is the one of draft-ietf-lamps-pq-composite-kem, so that other makes open too. */
class HybridKeyTest {

  private static final int MLKEM768_CIPHERTEXT = 1088;
  private static final int MLKEM768_PUBLIC = 1184;
  private static final int POINT = 65;

  /** Section 3.4 (combiner) and table of labels; computed here by the JDK's ECDH and SHA3. */
  @Test
  void theSharedSecretIsBoundToBothSecretsAndToTheCurvesPart() throws Exception {
    KeyPair pair = KeyAlgorithm.MLKEM768_P256.generate(RANDOM);
    List<PrivateKey> secret = ((CompositePrivateKey) pair.getPrivate()).getPrivateKeys();
    KeyGenerator encapsulation =
        KeyGenerator.getInstance("MLKEM768-ECDH-P256-SHA3-256", Algorithms.BOUNCY_CASTLE);
    encapsulation.init(
        new KEMGenerateSpec.Builder(pair.getPublic(), "AES", 256).withNoKdf().build(), RANDOM);
    SecretKeyWithEncapsulation sent = (SecretKeyWithEncapsulation) encapsulation.generateKey();
    byte[] ciphertext = sent.getEncapsulation();
    byte[] point = Arrays.copyOfRange(ciphertext, MLKEM768_CIPHERTEXT, ciphertext.length);

    KeyGenerator lattice = KeyGenerator.getInstance("ML-KEM-768", Algorithms.BOUNCY_CASTLE);
    lattice.init(
        new KEMExtractSpec.Builder(
                secret.getFirst(), Arrays.copyOf(ciphertext, MLKEM768_CIPHERTEXT), "AES", 256)
            .withNoKdf()
            .build());
    KeyAgreement curve = KeyAgreement.getInstance("ECDH", "SunEC");
    curve.init(secret.getLast());
    curve.doPhase(publicKeyAt(point, pair), true);
    MessageDigest combiner = MessageDigest.getInstance("SHA3-256");
    combiner.update(lattice.generateKey().getEncoded());
    combiner.update(curve.generateSecret());
    combiner.update(point);
    combiner.update(ownPoint(pair));
    combiner.update("MLKEM768-P256".getBytes(StandardCharsets.US_ASCII));

    assertThat(ciphertext).hasSize(MLKEM768_CIPHERTEXT + POINT);
    assertThat(sent.getEncoded()).isEqualTo(combiner.digest());
  }

  @Test
  void thePublicKeyIsBothKeysInARow() {
    KeyPair pair = KeyAlgorithm.MLKEM768_P256.generate(RANDOM);
    SubjectPublicKeyInfo encoded = SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());

    assertThat(encoded.getAlgorithm().getAlgorithm().getId()).isEqualTo("1.3.6.1.5.5.7.6.59");
    assertThat(encoded.getAlgorithm().getParameters()).isNull();
    assertThat(encoded.getPublicKeyData().getBytes()).hasSize(MLKEM768_PUBLIC + POINT);
    assertThat(encoded.getPublicKeyData().getBytes()).endsWith(ownPoint(pair));
  }

  private static byte[] ownPoint(KeyPair pair) {
    PublicKey curve = ((CompositePublicKey) pair.getPublic()).getPublicKeys().getLast();
    return SubjectPublicKeyInfo.getInstance(curve.getEncoded()).getPublicKeyData().getBytes();
  }

  private static ECPublicKey publicKeyAt(byte[] point, KeyPair pair) throws Exception {
    PublicKey curve = ((CompositePublicKey) pair.getPublic()).getPublicKeys().getLast();
    SubjectPublicKeyInfo moved =
        new SubjectPublicKeyInfo(
            SubjectPublicKeyInfo.getInstance(curve.getEncoded()).getAlgorithm(), point);
    return (ECPublicKey)
        KeyFactory.getInstance("EC", "SunEC")
            .generatePublic(new X509EncodedKeySpec(moved.getEncoded()));
  }
}

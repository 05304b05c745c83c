package dk.sektorbro.seal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.Key;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.RecipientOperator;
import org.bouncycastle.operator.InputAEADDecryptor;

/**
 * Decrypts AES-GCM content with the JDK, whole: the stream it hands to CMS exists only once the tag
 * has been checked, whereas a cipher stream gives out plaintext as it goes.
 */
final class GcmContent implements InputAEADDecryptor {

  /** A content key that is still enclosed for its recipient. */
  @FunctionalInterface
  interface EnclosedKey {
    Key unwrap() throws CMSException;
  }

  /** The key fits its wrapping, and the tag does not fit the content. */
  static final class TagWrong extends RuntimeException {
    TagWrong(AEADBadTagException cause) {
      super(cause);
    }
  }

  private final SecretKey key;
  private final AlgorithmIdentifier algorithm;
  private final ByteArrayOutputStream additional = new ByteArrayOutputStream();

  private GcmContent(SecretKey key, AlgorithmIdentifier algorithm) {
    this.key = key;
    this.algorithm = algorithm;
  }

  /**
   * Recovers the content's key and decrypts with it.
   *
   * @throws CMSException when the enclosed key does not unwrap, however that showed: providers also
   *     answer with unchecked exceptions, such as to RSA ciphertext beyond the modulus
   * @throws SealBroken with WEAK_ALGORITHM when the key is shorter than the algorithm's name says
   */
  static RecipientOperator under(EnclosedKey enclosed, AlgorithmIdentifier algorithm)
      throws CMSException {
    byte[] bytes;
    try {
      bytes = enclosed.unwrap().getEncoded();
    } catch (RuntimeException e) {
      throw new CMSException("The enclosed key cannot be read", e);
    }
    int expected =
        ContentEncryption.of(algorithm.getAlgorithm()).map(ContentEncryption::keyBytes).orElse(-1);
    if (bytes.length != expected) {
      throw new SealBroken(
          SealBroken.Reason.WEAK_ALGORITHM, "the content's key has not the algorithm's length");
    }
    return new RecipientOperator(new GcmContent(new SecretKeySpec(bytes, "AES"), algorithm));
  }

  @Override
  public AlgorithmIdentifier getAlgorithmIdentifier() {
    return algorithm;
  }

  @Override
  public OutputStream getAADStream() {
    return additional;
  }

  /**
   * @param ciphertextAndTag all that is to be decrypted, the tag last
   */
  @Override
  public InputStream getInputStream(InputStream ciphertextAndTag) {
    GCMParameters gcm = GCMParameters.getInstance(algorithm.getParameters());
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", Algorithms.JDK);
      cipher.init(
          Cipher.DECRYPT_MODE,
          key,
          new GCMParameterSpec(gcm.getIcvLen() * Byte.SIZE, gcm.getNonce()));
      cipher.updateAAD(additional.toByteArray());
      return new ByteArrayInputStream(cipher.doFinal(ciphertextAndTag.readAllBytes()));
    } catch (AEADBadTagException e) {
      throw new TagWrong(e);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public byte[] getMAC() {
    throw new UnsupportedOperationException("The tag is checked with the content");
  }
}

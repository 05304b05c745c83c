package dk.sektorbro.seal;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.GenericKey;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.bouncycastle.operator.jcajce.JceGenericKey;

/** Encrypts CMS content with AES-GCM of the JDK as it streams by, under a key made for it. */
final class GcmStream implements OutputAEADEncryptor {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;

  private final SecretKey key;
  private final AlgorithmIdentifier algorithm;
  private final Cipher cipher;
  private byte[] tag = new byte[0];

  GcmStream(ContentEncryption encryption, SecureRandom random) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] keyBytes = new byte[encryption.keyBytes()];
    random.nextBytes(keyBytes);
    this.key = new SecretKeySpec(keyBytes, "AES");
    this.algorithm = new AlgorithmIdentifier(encryption.oid(), new GCMParameters(nonce, TAG_BYTES));
    try {
      this.cipher = Cipher.getInstance("AES/GCM/NoPadding", Algorithms.JDK);
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public AlgorithmIdentifier getAlgorithmIdentifier() {
    return algorithm;
  }

  @Override
  public GenericKey getKey() {
    return new JceGenericKey(algorithm, key);
  }

  /** What is authenticated besides comes after the content in CMS, and this seal has none. */
  @Override
  public OutputStream getAADStream() {
    throw new IllegalStateException("The streamed seal has no authenticated attributes");
  }

  @Override
  public byte[] getMAC() {
    return tag.clone();
  }

  /** Closing it leaves the stream below open: Bouncy Castle closes that itself, after this one. */
  @Override
  public OutputStream getOutputStream(OutputStream encrypted) {
    return new OutputStream() {
      @Override
      public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        byte[] some = cipher.update(bytes, offset, length);
        if (some != null) {
          encrypted.write(some);
        }
      }

      @Override
      public void close() throws IOException {
        try {
          byte[] rest = cipher.doFinal();
          int content = rest.length - TAG_BYTES;
          encrypted.write(rest, 0, content);
          tag = Arrays.copyOfRange(rest, content, rest.length);
        } catch (GeneralSecurityException e) {
          throw new IllegalStateException(e);
        }
      }
    };
  }
}

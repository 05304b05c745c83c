package dk.sektorbro.seal;

import dk.sektorbro.exchange.Concealer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Conceals with AES-256-GCM under a data key.
 *
 * <p>A value is: one byte of version (1), four bytes of data key id, twelve bytes of random nonce,
 * the ciphertext with its tag of sixteen bytes. Version, key id and place are authenticated.
 */
public final class DataKeyConcealer implements Concealer {

  private static final byte VERSION = 1;
  private static final int HEADER_BYTES = 1 + Integer.BYTES;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;

  private final DataKeys dataKeys;
  private final SecureRandom random;

  public DataKeyConcealer(DataKeys dataKeys, SecureRandom random) {
    this.dataKeys = dataKeys;
    this.random = random;
  }

  @Override
  public byte[] conceal(byte[] content, String place) {
    DataKeys.DataKey dataKey = dataKeys.current();
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] header = ByteBuffer.allocate(HEADER_BYTES).put(VERSION).putInt(dataKey.id()).array();
    try {
      byte[] ciphertext =
          cipher(Cipher.ENCRYPT_MODE, dataKey.key(), nonce, header, place).doFinal(content);
      return ByteBuffer.allocate(HEADER_BYTES + NONCE_BYTES + ciphertext.length)
          .put(header)
          .put(nonce)
          .put(ciphertext)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public byte[] reveal(byte[] concealed, String place) {
    try {
      if (concealed.length < HEADER_BYTES + NONCE_BYTES + TAG_BYTES || concealed[0] != VERSION) {
        throw new GeneralSecurityException("Not a value of version " + VERSION);
      }
      int id = ByteBuffer.wrap(concealed, 1, Integer.BYTES).getInt();
      SecretKey key =
          dataKeys
              .byId(id)
              .orElseThrow(() -> new GeneralSecurityException("Data key " + id + " is gone"))
              .key();
      int body = HEADER_BYTES + NONCE_BYTES;
      byte[] header = Arrays.copyOf(concealed, HEADER_BYTES);
      byte[] nonce = Arrays.copyOfRange(concealed, HEADER_BYTES, body);
      return cipher(Cipher.DECRYPT_MODE, key, nonce, header, place)
          .doFinal(concealed, body, concealed.length - body);
    } catch (GeneralSecurityException e) {
      throw new ConcealedContentDamaged(place, e);
    }
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] header, String place)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
    cipher.updateAAD(header);
    cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}

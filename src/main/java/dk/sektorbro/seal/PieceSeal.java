package dk.sektorbro.seal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals content too large for memory piece by piece, so that each piece is checked before it is
 * given out: AES-256-GCM with the piece's number and whether it is the last one in the nonce, as in
 * the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár: Online Authenticated-Encryption and
 * its Nonce-Reuse Misuse-Resistance, 2015). A piece that was left out, moved, taken from elsewhere
 * or put at the end does not open.
 */
public final class PieceSeal {

  /** Bytes of a piece in the open; the last one may hold fewer. */
  public static final int PIECE = 1 << 20;

  private static final int NONCE_BYTES = 12;
  private static final int PREFIX_BYTES = NONCE_BYTES - Integer.BYTES - 1;
  private static final int TAG_BITS = 128;

  private final SecretKey key;
  private final UUID content;

  /**
   * @param key used for this content alone, which is what lets nonces be counted
   * @param content authenticated with every piece
   */
  public PieceSeal(SecretKey key, UUID content) {
    this.key = key;
    this.content = content;
  }

  public byte[] seal(int number, boolean last, byte[] piece, int length) {
    try {
      return cipher(Cipher.ENCRYPT_MODE, number, last).doFinal(piece, 0, length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @throws SealBroken with CHANGED where it is not the piece of that number, or not the last one
   */
  public byte[] open(int number, boolean last, byte[] sealed) {
    try {
      return cipher(Cipher.DECRYPT_MODE, number, last).doFinal(sealed);
    } catch (AEADBadTagException e) {
      throw new SealBroken(SealBroken.Reason.CHANGED, "piece " + number + " does not open", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Cipher cipher(int mode, int number, boolean last) throws GeneralSecurityException {
    byte[] nonce =
        ByteBuffer.allocate(NONCE_BYTES)
            .position(PREFIX_BYTES)
            .putInt(number)
            .put((byte) (last ? 1 : 0))
            .array();
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", Algorithms.JDK);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(content.getMostSignificantBits())
            .putLong(content.getLeastSignificantBits())
            .array());
    return cipher;
  }
}

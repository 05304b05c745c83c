package dk.sektorbro.exchange;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The bytes of a message in one sector's language, in the open. Lives in memory only; prints its
 * size, never its text.
 *
 * @param bytes not copied: whoever hands a payload over does not change it afterwards
 */
@SuppressWarnings("ArrayRecordComponent")
public record Payload(Language language, byte[] bytes) {

  /** SHA-256 of the bytes. */
  public byte[] digest() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "Payload[" + language + ", " + bytes.length + " bytes]";
  }
}

package dk.sektorbro.exchange;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * The bytes of a message in one sector's language, in the open. Lives in memory only; prints its
 * size, never its text.
 *
 * @param bytes not copied: whoever hands a payload over does not change it afterwards
 * @param files the large files that were taken out of it; their placeholders stand in the bytes
 */
@SuppressWarnings("ArrayRecordComponent")
public record Payload(Language language, byte[] bytes, List<LargeFile> files) {

  /** A payload with all it holds in it. */
  public Payload(Language language, byte[] bytes) {
    this(language, bytes, List.of());
  }

  /** In bytes, each large file with its own size. */
  public long size() {
    return bytes.length + files.stream().mapToLong(LargeFile::size).sum();
  }

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
    return "Payload[" + language + ", " + size() + " bytes]";
  }
}

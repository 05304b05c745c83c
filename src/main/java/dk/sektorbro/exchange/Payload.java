package dk.sektorbro.exchange;

import java.util.List;
import java.util.Optional;

/**
 * The bytes of a message in one sector's language, in the open. Lives in memory only; prints its
 * size, never its text.
 *
 * @param bytes not copied: whoever hands a payload over does not change it afterwards
 * @param files the large files that were taken out of it; their placeholders stand in the bytes
 * @param whole of the message with its large files in it, where there are any
 */
@SuppressWarnings("ArrayRecordComponent")
public record Payload(
    Language language, byte[] bytes, List<LargeFile> files, Optional<Digest> whole) {

  /** A payload with all it holds in it. */
  public Payload(Language language, byte[] bytes) {
    this(language, bytes, List.of(), Optional.empty());
  }

  /** In bytes, each large file with its own size. */
  public long size() {
    return bytes.length + files.stream().mapToLong(LargeFile::size).sum();
  }

  /** SHA-256 of the message. */
  public byte[] digest() {
    if (whole.isEmpty() && !files.isEmpty()) {
      throw new IllegalStateException("The digest of the whole is not known");
    }
    return whole.orElseGet(() -> Digest.over(bytes)).bytes();
  }

  @Override
  public String toString() {
    return "Payload[" + language + ", " + size() + " bytes]";
  }
}

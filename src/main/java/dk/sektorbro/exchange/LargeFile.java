package dk.sektorbro.exchange;

import java.util.UUID;

/**
 * A file that was too large to stay in its message: taken out at the door, kept sealed apart, and
 * put back on the way out. In its place stands a small file that nobody but the hub can have
 * written, because most of it is random and the hub made it after the message was sent.
 *
 * @param placeholder the small file: the first {@value #HEAD} bytes of the large one, so that what
 *     looks at a file's beginning finds it, and random bytes
 * @param size in bytes
 * @param sha256 of the file
 * @param verdict what the scanner said; the bytes of a file that is not clean are not kept
 */
@SuppressWarnings("ArrayRecordComponent")
public record LargeFile(
    UUID id, byte[] placeholder, long size, byte[] sha256, AttachmentScanner.Verdict verdict) {

  public static final int HEAD = 8;

  /** A multiple of three, so that its base64 is the same wherever it stands. */
  public static final int PLACEHOLDER_BYTES = 48;

  @Override
  public String toString() {
    return "LargeFile[" + id + ", " + size + " bytes]";
  }
}

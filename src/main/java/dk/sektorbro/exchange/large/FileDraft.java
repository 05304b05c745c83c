package dk.sektorbro.exchange.large;

import dk.sektorbro.exchange.AttachmentScanner;
import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.LargeFile;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/** One large file on its way into the store, past the scanner. Not kept unless it is clean. */
final class FileDraft implements AutoCloseable {

  private final LargeStore.Draft draft;
  private final AttachmentScanner.Scan scan;
  private final MessageDigest sha256 = Digest.begun();
  private final byte[] placeholder = new byte[LargeFile.PLACEHOLDER_BYTES];
  private int head;
  private boolean kept;

  FileDraft(LargeStore.Draft draft, AttachmentScanner.Scan scan, SecureRandom random) {
    this.draft = draft;
    this.scan = scan;
    random.nextBytes(placeholder);
  }

  void write(byte[] bytes, int offset, int length) {
    int ofHead = Math.min(LargeFile.HEAD - head, length);
    System.arraycopy(bytes, offset, placeholder, head, ofHead);
    head += ofHead;
    sha256.update(bytes, offset, length);
    scan.pass(bytes, offset, length);
    draft.append(bytes, offset, length);
  }

  /** The file came to its end. */
  LargeFile keep() {
    long size = draft.finish();
    AttachmentScanner.Verdict verdict = scan.verdict();
    kept = verdict instanceof AttachmentScanner.Verdict.Clean;
    return new LargeFile(
        draft.id(),
        Arrays.copyOf(placeholder, placeholder.length),
        size,
        sha256.digest(),
        verdict);
  }

  @Override
  public void close() {
    scan.close();
    if (!kept) {
      draft.discard();
    }
  }
}

package dk.sektorbro.exchange.large;

import dk.sektorbro.exchange.AttachmentScanner;
import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.Faults;
import dk.sektorbro.exchange.LargeFile;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One large file on its way into the store, past the scanner. Not kept unless it is clean. */
final class FileDraft implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FileDraft.class);

  private final LargeStore.Draft draft;
  private final AttachmentScanner.Scan scan;
  private final MessageDigest sha256 = Digest.begun();
  private final byte[] placeholder = new byte[LargeFile.PLACEHOLDER_BYTES];
  private int head;
  private boolean isKept;

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
    long unused =
        kept(
            () -> {
              draft.append(bytes, offset, length);
              return length;
            });
  }

  /** What the store cannot keep now, it may be able to keep later. */
  private static long kept(LongSupplier work) {
    try {
      return work.getAsLong();
    } catch (RuntimeException e) {
      LOG.error("A large file could not be kept", Faults.withoutText(e));
      throw new Refused(
          RefusalCode.UNAVAILABLE,
          "",
          "The hub cannot keep the attachment now; send the same again later.");
    }
  }

  /** The file came to its end. */
  LargeFile keep() {
    long size = kept(draft::finish);
    AttachmentScanner.Verdict verdict = scan.verdict();
    isKept = verdict instanceof AttachmentScanner.Verdict.Clean;
    return new LargeFile(
        draft.id(), Arrays.copyOf(placeholder, placeholder.length), size, sha256.digest(), verdict);
  }

  @Override
  public void close() {
    scan.close();
    if (!isKept) {
      discard();
    }
  }

  /** What cannot be destroyed now goes with what else belongs to no message. */
  private void discard() {
    try {
      draft.discard();
    } catch (RuntimeException e) {
      LOG.warn("What was begun of a large file is left to be swept away", Faults.withoutText(e));
    }
  }
}

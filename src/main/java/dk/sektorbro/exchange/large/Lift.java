package dk.sektorbro.exchange.large;

import dk.sektorbro.exchange.AttachmentScanner;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.LargeFile;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.List;

/**
 * Takes large files out of a message while it is read at the door, so that the rest fits in memory.
 *
 * <p>A large file is a value of nothing but base64 that is longer than the threshold, whatever the
 * element is called: this pass knows no more of a language than how its values are quoted. What
 * parses the rest sees every other byte as it was sent, and a small file in the large one's place;
 * whoever registers the message makes sure that each stands where the language has a file.
 */
public final class Lift {

  private static final int READ_BYTES = 1 << 16;

  private final LargeStore store;
  private final AttachmentScanner scanner;
  private final SecureRandom random;
  private final int threshold;
  private final int largestRest;

  /**
   * @param threshold a file of more bytes is large
   * @param largestRest what remains of a message may be this many bytes
   */
  public Lift(
      LargeStore store,
      AttachmentScanner scanner,
      SecureRandom random,
      int threshold,
      int largestRest) {
    this.store = store;
    this.scanner = scanner;
    this.random = random;
    this.threshold = threshold;
    this.largestRest = largestRest;
  }

  /**
   * Reads a message to its end.
   *
   * @throws Refused with {@code TOO_LARGE} where too much remains, {@code MALFORMED} where a long
   *     value turns out not to be base64
   */
  public Payload read(Language language, InputStream body) throws IOException {
    try (Pass pass = pass(language)) {
      byte[] buffer = new byte[READ_BYTES];
      int read;
      while ((read = body.read(buffer)) >= 0) {
        pass.write(buffer, 0, read);
      }
      return pass.end();
    }
  }

  /** For a message that is written and not read. */
  public Pass pass(Language language) {
    return new Pass(language, this);
  }

  FileDraft draft() {
    return new FileDraft(store.draft(), scanner.begin(), random);
  }

  /** The fewest characters of base64 that are a large file. */
  int longestSmallValue() {
    return Math.ceilDiv(threshold, 3) * 4;
  }

  void mustBeSmall(long rest) {
    if (rest > largestRest) {
      throw new Refused(
          RefusalCode.TOO_LARGE,
          "",
          "Without its large attachments a message may be "
              + largestRest
              + " bytes. Send less text and fewer attachments, and base64 without line breaks.");
    }
  }

  void discard(List<LargeFile> files) {
    store.discardUnbound(files);
  }
}

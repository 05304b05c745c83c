package dk.sektorbro.exchange;

/**
 * Looks for malware in the files that come with messages, while their bytes pass and before
 * anything of them is kept. A message is refused for what is found, and not taken while nothing can
 * be asked.
 *
 * <p>A large file is scanned chunk by chunk as it is read from the sender, so a scan is fed and
 * never pulls; a file small enough to stay within its message is given whole, by {@link
 * #scan(byte[])}.
 */
public interface AttachmentScanner {

  /** Finds everything clean: for a hub that has no scanner. */
  AttachmentScanner NONE =
      () ->
          new Scan() {
            @Override
            public void pass(byte[] bytes, int offset, int length) {}

            @Override
            public Verdict verdict() {
              return new Verdict.Clean();
            }

            @Override
            public void close() {}
          };

  /** Begins to scan one file. */
  Scan begin();

  /** Scans a file that is in memory already. */
  default Verdict scan(byte[] file) {
    try (Scan scan = begin()) {
      scan.pass(file, 0, file.length);
      return scan.verdict();
    }
  }

  /**
   * One file on its way through the scanner. Used by one thread. Throws nothing for a scanner that
   * is away: that is a verdict.
   */
  interface Scan extends AutoCloseable {

    /** The next bytes of the file; they are the caller's again once this returns. */
    void pass(byte[] bytes, int offset, int length);

    /** What was found, once the last byte has passed. */
    Verdict verdict();

    /** Ends the scan, whether or not the file came to its end. */
    @Override
    void close();
  }

  /** What a scan came to. */
  sealed interface Verdict {

    record Clean() implements Verdict {}

    /**
     * Malware was found.
     *
     * @param signature what the scanner calls it; for the audit record, not for the sender
     */
    record Infected(String signature) implements Verdict {}

    /**
     * The scanner could not be asked, so nothing is known of the file.
     *
     * @param why for an administrator; says nothing of the file
     */
    record Unavailable(String why) implements Verdict {}
  }
}

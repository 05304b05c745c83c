package dk.sektorbro.delivery.scan;

import dk.sektorbro.exchange.AttachmentScanner;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of attachments while the scanner does not answer, by configuration. The log has a
 * line for each change, and none for each file.
 */
final class WhileUnavailable implements AttachmentScanner {

  private static final Logger LOG = LoggerFactory.getLogger(WhileUnavailable.class);

  private final AttachmentScanner scanner;
  private final ScanSettings.OnUnavailable then;
  private final AtomicBoolean away = new AtomicBoolean();

  WhileUnavailable(AttachmentScanner scanner, ScanSettings.OnUnavailable then) {
    this.scanner = scanner;
    this.then = then;
  }

  @Override
  public Scan begin() {
    Scan scan = scanner.begin();
    return new Scan() {
      @Override
      public void pass(byte[] bytes, int offset, int length) {
        scan.pass(bytes, offset, length);
      }

      @Override
      public Verdict verdict() {
        return decided(scan.verdict());
      }

      @Override
      public void close() {
        scan.close();
      }
    };
  }

  private Verdict decided(Verdict verdict) {
    if (!(verdict instanceof Verdict.Unavailable unavailable)) {
      if (away.getAndSet(false)) {
        LOG.info("The virus scanner answers again");
      }
      return verdict;
    }
    if (!away.getAndSet(true)) {
      LOG.warn(
          "The virus scanner does not answer ({}); attachments are {} until it does",
          unavailable.why(),
          switch (then) {
            case REFUSE -> "refused";
            case ACCEPT -> "taken unscanned";
          });
    }
    return switch (then) {
      case REFUSE -> unavailable;
      case ACCEPT -> new Verdict.Clean();
    };
  }
}

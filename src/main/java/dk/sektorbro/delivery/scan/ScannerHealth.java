package dk.sektorbro.delivery.scan;

import dk.sektorbro.exchange.AttachmentScanner;
import dk.sektorbro.exchange.AttachmentScanner.Verdict;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** Whether the scanner answers. While it does not, messages without files still pass. */
final class ScannerHealth implements HealthIndicator {

  private final AttachmentScanner scanner;

  ScannerHealth(AttachmentScanner scanner) {
    this.scanner = scanner;
  }

  @Override
  public Health health() {
    return scanner.scan(new byte[0]) instanceof Verdict.Unavailable unavailable
        ? Health.status("WARNING").withDetail("scanner", unavailable.why()).build()
        : Health.up().build();
  }
}

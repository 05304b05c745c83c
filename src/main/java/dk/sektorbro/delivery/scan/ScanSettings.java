package dk.sektorbro.delivery.scan;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How attachments are scanned for malware.
 *
 * @param clamd where clamd listens, as {@code host:port} or the path of its socket; {@code off}
 *     where there is none
 * @param onUnavailable what becomes of attachments while it does not answer
 * @param timeout how long to wait for its next word
 */
@ConfigurationProperties("sektorbro.virus-scan")
record ScanSettings(
    @DefaultValue("off") String clamd,
    @DefaultValue("refuse") OnUnavailable onUnavailable,
    @DefaultValue("60s") Duration timeout) {

  enum OnUnavailable {
    /** The sender is told to send the same again later. */
    REFUSE,
    /** They are taken unscanned. */
    ACCEPT
  }

  /** A bare {@code off} is false to YAML. */
  boolean isOff() {
    return clamd.isBlank() || clamd.equals("off") || clamd.equals("false");
  }
}

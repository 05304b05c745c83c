package dk.sektorbro.delivery;

import dk.sektorbro.exchange.MessageKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How messages are carried.
 *
 * @param maxSize by kind of message
 * @param retry the pauses between the attempts at a party's interface
 * @param attempts how often a message that fails for a reason of the hub's own is tried
 * @param timeToLive by kind of message
 * @param signatureAge how old a party's own signature may be
 */
@ConfigurationProperties("sektorbro.delivery")
record DeliverySettings(
    Map<String, DataSize> maxSize,
    RetrySchedule retry,
    int attempts,
    Map<String, Duration> timeToLive,
    MailboxTimes mailbox,
    AcknowledgementRules acknowledgement,
    @DefaultValue("5m") Duration signatureAge) {

  /**
   * How long a mailbox keeps what nobody collects.
   *
   * @param reportAfter when its sender is told
   * @param keep when it is destroyed
   */
  record MailboxTimes(Duration reportAfter, Duration keep) {}

  SizeLimits limits() {
    return new SizeLimits(byKind("max-size", maxSize, size -> Math.toIntExact(size.toBytes())));
  }

  TimeLimits times() {
    return new TimeLimits(
        byKind("time-to-live", timeToLive, time -> time), mailbox.reportAfter(), mailbox.keep());
  }

  private static <V, T> Map<MessageKind, T> byKind(
      String setting, Map<String, V> values, Function<V, T> read) {
    Map<MessageKind, T> byKind = new HashMap<>();
    values.forEach(
        (code, value) ->
            byKind.put(
                MessageKind.ofCode(code)
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "sektorbro.delivery.%s: no kind of message is called %s"
                                    .formatted(setting, code))),
                read.apply(value)));
    return byKind;
  }
}

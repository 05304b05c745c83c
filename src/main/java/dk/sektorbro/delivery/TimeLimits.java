package dk.sektorbro.delivery;

import dk.sektorbro.exchange.MessageKind;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * How long messages may take.
 *
 * @param timeToLive by kind, from acceptance until the receiver or its mailbox has it
 * @param reportUncollectedAfter how long a message lies in a mailbox before its sender is told
 * @param keepUncollected how long it lies there at all
 */
record TimeLimits(
    Map<MessageKind, Duration> timeToLive,
    Duration reportUncollectedAfter,
    Duration keepUncollected) {

  TimeLimits {
    timeToLive = Map.copyOf(timeToLive);
    for (MessageKind kind : MessageKind.values()) {
      if (!timeToLive.containsKey(kind)) {
        throw new IllegalArgumentException(
            "sektorbro.delivery.time-to-live: give one for " + kind.code());
      }
    }
    if (reportUncollectedAfter.compareTo(keepUncollected) >= 0) {
      throw new IllegalArgumentException(
          "sektorbro.delivery.mailbox: report-after must be shorter than keep");
    }
  }

  Duration timeToLive(MessageKind kind) {
    return Objects.requireNonNull(timeToLive.get(kind));
  }
}

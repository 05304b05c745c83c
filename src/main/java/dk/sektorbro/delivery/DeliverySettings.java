package dk.sektorbro.delivery;

import dk.sektorbro.exchange.MessageKind;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * How messages are carried.
 *
 * @param maxSize by kind of message
 * @param retry the pauses between the attempts at a party's interface
 * @param attempts how often a message that fails for a reason of the hub's own is tried
 */
@ConfigurationProperties("sektorbro.delivery")
record DeliverySettings(Map<String, DataSize> maxSize, RetrySchedule retry, int attempts) {

  SizeLimits limits() {
    Map<MessageKind, Integer> bytes = new HashMap<>();
    maxSize.forEach(
        (code, size) ->
            bytes.put(
                MessageKind.ofCode(code)
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "sektorbro.delivery.max-size: no kind of message is called "
                                    + code)),
                Math.toIntExact(size.toBytes())));
    return new SizeLimits(bytes);
  }
}

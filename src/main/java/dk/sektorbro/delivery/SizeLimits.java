package dk.sektorbro.delivery;

import dk.sektorbro.exchange.MessageKind;
import java.util.Map;

/**
 * How large a message of each kind may be.
 *
 * @param bytes by kind; a kind that is not named takes nothing
 */
public record SizeLimits(Map<MessageKind, Integer> bytes) {

  int of(MessageKind kind) {
    return bytes.getOrDefault(kind, 0);
  }
}

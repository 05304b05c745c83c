package dk.sektorbro.participant;

import dk.sektorbro.exchange.MessageKind;
import java.util.Map;
import java.util.Optional;

/**
 * How large the messages are that a party can receive.
 *
 * @param messages in bytes, by kind; a kind that is not named is as large as the hub takes it
 * @param filesApartAbove a message of more bytes comes with links in the place of its large files,
 *     which the party collects from the hub
 */
public record ReceivingLimits(Map<MessageKind, Long> messages, Optional<Long> filesApartAbove) {

  /** Receives whatever the hub takes. */
  public static final ReceivingLimits NONE = new ReceivingLimits(Map.of(), Optional.empty());

  public ReceivingLimits {
    messages = Map.copyOf(messages);
  }
}

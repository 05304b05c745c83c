package dk.sektorbro.exchange;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The hub's own id of a message: the same whenever the same sender sends the same message id, so
 * that a resend is known and no id that a sender chose is stored in the open.
 */
public record MessageId(UUID value) implements Comparable<MessageId> {

  /** The id of what {@code sender} calls {@code senderMessageId}. */
  public static MessageId of(PartyId sender, String senderMessageId) {
    return new MessageId(named(sender + "/" + senderMessageId));
  }

  /**
   * The id of a message that the hub itself makes because of this one; the same at every replay.
   */
  public MessageId consequence(String what) {
    return new MessageId(named(value + "/" + what));
  }

  /** Reads the textual form. */
  public static MessageId parse(String text) {
    return new MessageId(UUID.fromString(text));
  }

  private static UUID named(String name) {
    return UUID.nameUUIDFromBytes(("sektorbro:" + name).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int compareTo(MessageId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

package dk.sektorbro.world;

import dk.sektorbro.exchange.MessageId;

/** Sees each message of a {@link Traffic} on its way, at the moment it happens. */
public interface Witness {

  /** Looks away. */
  Witness NONE =
      new Witness() {
        @Override
        public void sent(MessageId id, long due) {}

        @Override
        public void accepted(MessageId id) {}

        @Override
        public void arrived(MessageId id) {}
      };

  /**
   * It is sent for the first time.
   *
   * @param due when it was to be sent, as {@link System#nanoTime} tells
   */
  void sent(MessageId id, long due);

  /** Its sender was told that the hub has it. */
  void accepted(MessageId id);

  /** Its receiver has it. */
  void arrived(MessageId id);
}

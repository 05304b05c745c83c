package dk.sektorbro.exchange.large;

import dk.sektorbro.exchange.ByteSource;
import dk.sektorbro.exchange.LargeFile;
import dk.sektorbro.exchange.MessageId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps what is too large for memory: sealed piece by piece under a key of its own, so that nothing
 * is ever given out that was not authenticated, and nothing can be left out or put in another
 * order.
 *
 * <p>Writing pieces commits at once; what nobody binds to a message is swept away by its age.
 * {@link #bind}, {@link #keepSealed} and {@link #destroy} join the caller's transaction.
 */
public interface LargeStore {

  /** Begins to keep something. */
  default Draft draft() {
    return draft(UUID.randomUUID());
  }

  /**
   * The same under an id of the caller's, in the place of what was begun and not finished there.
   */
  Draft draft(UUID id);

  /** Something on its way into the store: written piece by piece, then kept or discarded. */
  interface Draft {

    UUID id();

    void append(byte[] bytes, int offset, int length);

    /**
     * Writes the last piece.
     *
     * @return the size in bytes
     */
    long finish();

    /** Destroys what was written, finished or not. */
    void discard();
  }

  /** Makes files part of a message: they live as long as it does. */
  void bind(MessageId message, Collection<LargeFile> files);

  /** The files that were taken out of a message. */
  List<LargeFile> files(MessageId message);

  /** Destroys those files that no message was bound to. */
  void discardUnbound(Collection<LargeFile> files);

  /**
   * Sets something finished apart for the receiver of a message to collect: it outlives the
   * message's acknowledgement. A file of the message stays one of its files.
   */
  void setApart(MessageId message, UUID id);

  /** The message that this was set apart of. */
  Optional<MessageId> apartOf(UUID id);

  /** Destroys the files of a message, except these and what was set apart. */
  void destroyFiles(MessageId message, Collection<LargeFile> except);

  /**
   * Makes a finished draft the sealed form of a message, in the place of any it had.
   *
   * @throws Gone where the draft was swept away meanwhile, as after a jump of the clock
   * @see #sealed
   */
  void keepSealed(MessageId message, UUID draft);

  /** The sealed form of a message. */
  Optional<UUID> sealed(MessageId message);

  /**
   * What lies there. Reading it fails with {@code SealBroken} at a piece that was changed, and with
   * {@link Gone} where it was destroyed meanwhile.
   */
  ByteSource content(UUID id);

  /** Destroys one thing. */
  void destroy(UUID id);

  /** Destroys all that is kept of a message. */
  void destroy(MessageId message);

  /** Destroys what is kept of a message its receiver has, except what was set apart. */
  void destroyHandedOver(MessageId message);

  /**
   * Destroys what was begun before a moment: what was never bound to a message, and what was set
   * apart and not collected.
   */
  void sweep(Instant unboundBefore, Instant apartBefore);

  /** It is not there, or no longer. */
  final class Gone extends RuntimeException {
    public Gone(UUID id) {
      super("Nothing large is kept under " + id);
    }
  }
}

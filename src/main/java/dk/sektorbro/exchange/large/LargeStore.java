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
 * <p>Writing pieces commits at once; what nobody binds to a message is swept away by its age. {@link
 * #bind}, {@link #keepSealed} and {@link #destroy} join the caller's transaction.
 */
public interface LargeStore {

  /** Begins to keep something. */
  Draft draft();

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

  /** The files of a message. */
  List<LargeFile> files(MessageId message);

  /** Destroys those files that no message was bound to. */
  void discardUnbound(Collection<LargeFile> files);

  /** Destroys the files of a message, except these. */
  void destroyFiles(MessageId message, Collection<LargeFile> except);

  /**
   * Makes a finished draft the sealed form of a message, in the place of any it had.
   *
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

  /** Destroys all that is kept of a message. */
  void destroy(MessageId message);

  /**
   * Destroys what was begun before that moment and never bound to a message.
   *
   * @return how many
   */
  int sweep(Instant before);

  /** It is not there, or no longer. */
  final class Gone extends RuntimeException {
    public Gone(UUID id) {
      super("Nothing large is kept under " + id);
    }
  }
}

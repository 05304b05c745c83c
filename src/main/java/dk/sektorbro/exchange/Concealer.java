package dk.sektorbro.exchange;

/**
 * Hides personal content that must lie in a database column: AES-256-GCM under a data key that the
 * key ring wraps.
 *
 * <p>The place is authenticated with the content, so a value moved to another row or column does
 * not open.
 */
public interface Concealer {

  /**
   * @param place table, column and row id, such as {@code message.particulars/3f0c…}
   */
  byte[] conceal(byte[] content, String place);

  /**
   * @throws ConcealedContentDamaged when the value was changed, moved or written under a key that
   *     is gone
   */
  byte[] reveal(byte[] concealed, String place);

  /** A concealed column does not open: the value was changed, moved, or its key is gone. */
  final class ConcealedContentDamaged extends RuntimeException {
    public ConcealedContentDamaged(String place, Throwable cause) {
      super("Concealed content at " + place + " does not open", cause);
    }
  }
}

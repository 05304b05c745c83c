package dk.sektorbro.seal;

/**
 * Something sealed does not open, or opens and is not what it says. The message names the reason
 * and never the content.
 */
public final class SealBroken extends RuntimeException {

  /** What was found wrong. */
  public enum Reason {
    /** Not CMS, truncated, or of another structure than the hub writes. */
    MALFORMED,
    /** An algorithm below the floor. */
    WEAK_ALGORITHM,
    /** Not sealed to the key it is opened with. */
    WRONG_RECIPIENT,
    /** Changed after sealing: the authentication tag does not fit. */
    CHANGED,
    /** Carries no signature of the expected signer. */
    NOT_SIGNED,
    /** The signature does not fit the content. */
    SIGNATURE_WRONG,
    /** Sealed for another message than the one it travels as. */
    WRONG_MESSAGE,
    /** Sealed under a key that is no longer in the key ring. */
    KEY_GONE
  }

  private final Reason reason;

  public SealBroken(Reason reason, String detail) {
    super(reason + ": " + detail);
    this.reason = reason;
  }

  public SealBroken(Reason reason, String detail, Throwable cause) {
    super(reason + ": " + detail, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}

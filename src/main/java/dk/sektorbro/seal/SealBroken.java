package dk.sektorbro.seal;

import dk.sektorbro.participant.KeyFault;
import java.util.Locale;

/**
 * Something sealed does not open, or opens and is not what it says. The message names the reason
 * and never the content.
 */
public final class SealBroken extends RuntimeException {

  /** What was found wrong. */
  public enum Reason {
    /** Not CMS, truncated, or of another structure than the hub writes. */
    MALFORMED,
    /** An algorithm or a key below the floor. */
    WEAK_ALGORITHM,
    /** Not sealed to, or not signed for, the key it is opened with. */
    WRONG_RECIPIENT,
    /**
     * Changed after sealing: the authentication tag does not fit, or parts lie in another order.
     */
    CHANGED,
    /** Carries no signature, or more than one. */
    NOT_SIGNED,
    /** Signed by another than the one it should be signed by. */
    WRONG_SIGNER,
    /** The signature does not fit the content: changed after signing. */
    SIGNATURE_WRONG,
    /** Sealed or signed as another message than the one it travels as: a replay. */
    WRONG_MESSAGE,
    /** Sealed under a key that the hub no longer has. */
    KEY_GONE,
    /** The X.509 key of the signer, or of the receiver, has expired. */
    KEY_EXPIRED,
    /** That key is not valid yet. */
    KEY_NOT_YET_VALID,
    /** That key leads to no authority that is accepted. */
    KEY_UNTRUSTED,
    /** That key was issued for something else. */
    KEY_WRONG_USE,
    /** That key was revoked. */
    KEY_REVOKED,
    /** Whether that key was revoked cannot be learnt, and the rule is to refuse. */
    KEY_REVOCATION_UNKNOWN;

    /** What a fault of a key is called here. */
    public static Reason of(KeyFault fault) {
      return switch (fault) {
        case EXPIRED -> KEY_EXPIRED;
        case NOT_YET_VALID -> KEY_NOT_YET_VALID;
        case UNTRUSTED -> KEY_UNTRUSTED;
        case WRONG_USE -> KEY_WRONG_USE;
        case WEAK -> WEAK_ALGORITHM;
        case REVOKED -> KEY_REVOKED;
        case REVOCATION_UNKNOWN -> KEY_REVOCATION_UNKNOWN;
      };
    }

    /** The word for audit, dead letters and refusals, such as {@code seal-changed}. */
    public String code() {
      return "seal-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
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

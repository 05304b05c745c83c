package dk.sektorbro.participant;

import java.util.Locale;

/** Why an X.509 key is not to be relied on at a moment. */
public enum KeyFault {
  EXPIRED,
  NOT_YET_VALID,
  /** It leads to no authority that the hub accepts. */
  UNTRUSTED,
  /** It was issued for something else. */
  WRONG_USE,
  /** An algorithm or a length below the floor. */
  WEAK,
  /** Its authority has taken it back. */
  REVOKED,
  /** Whether it was revoked cannot be learnt, and the hub's rule for that is to refuse. */
  REVOCATION_UNKNOWN;

  /** The word for refusals, audit and metrics, such as {@code key-revoked}. */
  public String code() {
    return "key-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

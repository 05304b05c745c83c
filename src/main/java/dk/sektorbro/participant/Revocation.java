package dk.sektorbro.participant;

import java.security.cert.X509Certificate;

/** Whether the authority of an X.509 key has taken it back (RFC 5280 CRL, RFC 6960 OCSP). */
@FunctionalInterface
public interface Revocation {

  /** For authorities that publish nothing about revocation: no key of theirs is ever revoked. */
  Revocation NOT_PUBLISHED = (key, issuer) -> Answer.GOOD;

  /** What is known now, the hub's rule for silent authorities applied. */
  enum Answer {
    GOOD,
    REVOKED,
    /** The authority is silent, and the rule is to refuse. */
    UNKNOWN
  }

  /**
   * Answers within the configured timeouts; mostly from memory.
   *
   * @param issuer whose key signed {@code key}
   */
  Answer ask(X509Certificate key, X509Certificate issuer);
}

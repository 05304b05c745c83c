package dk.sektorbro.exchange;

import java.security.cert.X509Certificate;

/** A signature that came with what a party sent, not believed yet. */
@FunctionalInterface
public interface SentSignature {

  /**
   * Holds the signature to what was sent.
   *
   * @param declared the X.509 certificate of the key that the directory has the party sign with;
   *     what the signature itself says of its key counts for nothing
   * @throws Refused with SIGNATURE_INVALID or SIGNATURE_STALE
   */
  PartySignature verify(X509Certificate declared);
}

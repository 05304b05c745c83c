package dk.sektorbro.seal.revocation;

import java.time.Duration;

/** What holds for a key when neither OCSP nor CRL answers. A key last known revoked stays so. */
public sealed interface RevocationRule {

  /** Nothing is accepted that the authority does not vouch for now. */
  record Refuse() implements RevocationRule {}

  /** A key that was good is accepted for so long after the authority last said it. */
  record AcceptFor(Duration afterLastGood) implements RevocationRule {}
}

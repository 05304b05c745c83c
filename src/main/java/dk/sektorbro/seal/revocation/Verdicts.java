package dk.sektorbro.seal.revocation;

import java.util.Optional;

/** Remembers verdicts across restarts and hubs, so that a silent authority stops nobody. */
public interface Verdicts {

  /**
   * @param fingerprint the SHA-256 of the X.509 certificate, in hexadecimal
   */
  Optional<Verdict> find(String fingerprint);

  void keep(String fingerprint, Verdict verdict);
}

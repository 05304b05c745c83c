package dk.sektorbro.exchange;

import java.util.Optional;

/** Holds what a party signed itself to the key the directory has of it. */
@FunctionalInterface
public interface SignatureCheck {

  /**
   * @param sent the signature that came with a request
   * @return what was verified; empty where nothing was signed and nothing had to be
   * @throws Refused where the signature is missing, does not hold, or is by a key that cannot be
   *     relied on
   */
  Optional<PartySignature> verify(PartyId party, Optional<SentSignature> sent);
}

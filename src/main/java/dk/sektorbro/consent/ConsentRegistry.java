package dk.sektorbro.consent;

import dk.sektorbro.exchange.CitizenKey;
import java.util.List;
import java.util.Optional;

/**
 * Every consent the hub knows, withdrawn and lapsed ones too. Writing joins the caller's
 * transaction.
 */
public interface ConsentRegistry {

  Optional<Consent> find(ConsentId id);

  /** The same, locked until the surrounding transaction ends. */
  Optional<Consent> lock(ConsentId id);

  /** All consents of a citizen, oldest first. */
  List<Consent> of(CitizenKey citizen);

  /** Writes a consent, or writes over the one with its id. */
  void store(Consent consent, CitizenKey citizen);
}

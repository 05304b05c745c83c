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

  /**
   * Keeps a new consent.
   *
   * @return false where one stands under its id already, which is left as it is; the answer waits
   *     for whoever is registering it at the same moment
   */
  boolean add(Consent consent, CitizenKey citizen);

  /** Writes over what the consent with that id says; the caller has it locked. */
  void change(Consent consent);
}

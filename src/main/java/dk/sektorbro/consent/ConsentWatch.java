package dk.sektorbro.consent;

import dk.sektorbro.exchange.CitizenKey;

/** Who is to know at once that a citizen's consents have changed. */
@FunctionalInterface
public interface ConsentWatch {

  /** After the change is in force. */
  void changed(CitizenKey citizen);

  /**
   * Before, in the transaction of the change, where what follows on it is not to be lost with the
   * hub. Nothing of the change is in the audit record yet.
   */
  default void changing(CitizenKey citizen) {}
}

package dk.sektorbro.consent;

import dk.sektorbro.exchange.CitizenKey;

/** Who is to know at once that a citizen's consents have changed. */
@FunctionalInterface
public interface ConsentWatch {

  /** After the change is in force. */
  void changed(CitizenKey citizen);
}

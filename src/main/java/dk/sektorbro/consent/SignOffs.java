package dk.sektorbro.consent;

import dk.sektorbro.consent.policy.SignOff;
import dk.sektorbro.exchange.CitizenKey;
import java.util.List;

/** What named persons have signed for, to share without consent. */
@FunctionalInterface
public interface SignOffs {

  /** Everything signed about a citizen, oldest first; over or not. */
  List<SignOff> of(CitizenKey citizen);
}

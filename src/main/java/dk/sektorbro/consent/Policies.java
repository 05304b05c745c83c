package dk.sektorbro.consent;

import dk.sektorbro.consent.policy.Policy;
import dk.sektorbro.exchange.CitizenKey;

/** Turns what the registry keeps into what decisions are made from. */
@FunctionalInterface
public interface Policies {

  Policy of(Consent consent, CitizenKey citizen);
}

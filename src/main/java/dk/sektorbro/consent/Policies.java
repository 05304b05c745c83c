package dk.sektorbro.consent;

import dk.sektorbro.consent.fhir.Reading.Unread;
import dk.sektorbro.consent.policy.Policy;
import dk.sektorbro.exchange.CitizenKey;
import java.util.List;

/** Turns what the registry keeps into what decisions are made from. */
public interface Policies {

  Policy of(Consent consent, CitizenKey citizen);

  /** What of it the hub cannot read; a consent with any is not registered. */
  List<Unread> unread(Consent consent, CitizenKey citizen);
}

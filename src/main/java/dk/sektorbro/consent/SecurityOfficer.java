package dk.sektorbro.consent;

import dk.sektorbro.consent.ShareDecision.Obligation;
import dk.sektorbro.exchange.MessageId;

/** Whoever watches over what is shared without consent. */
@FunctionalInterface
public interface SecurityOfficer {

  /** Told of each such sharing, once it is recorded. Names no citizen. */
  void told(MessageId message, Obligation.Report report);
}

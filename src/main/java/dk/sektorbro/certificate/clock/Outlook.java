package dk.sektorbro.certificate.clock;

import dk.sektorbro.exchange.PartyId;
import java.time.Instant;

/** Whether a request would be let through, by the consents of a moment. */
@FunctionalInterface
public interface Outlook {

  boolean permits(SickLeaveCase about, PartyId answerer, Instant at);
}

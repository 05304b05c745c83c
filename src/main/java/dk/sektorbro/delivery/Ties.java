package dk.sektorbro.delivery;

import dk.sektorbro.consent.ConsentRegistry;
import dk.sektorbro.consent.ConsentSight;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;

/** Who has a course with a citizen, and so may say what becomes of it. */
final class Ties {

  private static final int LATEST = 1000;

  private final ConsentRegistry consents;
  private final ConsentSight sight;
  private final Ledger ledger;

  Ties(ConsentRegistry consents, ConsentSight sight, Ledger ledger) {
    this.consents = consents;
    this.sight = sight;
    this.ledger = ledger;
  }

  /**
   * True where a consent names the party, or a message between it and another was handed over. What
   * it only sent is its own word and makes no course.
   */
  boolean has(PartyId party, CitizenKey citizen) {
    return consents.of(citizen).stream().anyMatch(consent -> sight.concerns(consent, party))
        || ledger.ofCourse(citizen, party, LATEST).stream()
            .map(Ledger.Entry::state)
            .anyMatch(
                state -> state == MessageState.DELIVERED || state == MessageState.ACKNOWLEDGED);
  }
}

package dk.sektorbro.delivery;

import dk.sektorbro.course.referral.ReportProgress;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;

/**
 * Whether a message still has what it rests on. What it reports of may have been taken back since
 * it was accepted, and what it names to its receiver as going before it may have been stopped since
 * it was sealed.
 */
final class Footing {

  private final ReportProgress reports;
  private final Ledger ledger;

  Footing(ReportProgress reports, Ledger ledger) {
    this.reports = reports;
    this.ledger = ledger;
  }

  /** Whether it still stands in the dialogue it belongs to. */
  boolean stands(Envelope message) {
    return message.kind() != MessageKind.IPS_PROGRESS || reports.stands(message.id());
  }

  /** Whether its receiver has everything that it names, or may still get it. */
  boolean hasWhatItNames(Disclosure disclosure) {
    return disclosure.names().stream().allMatch(this::isThereOrComes);
  }

  private boolean isThereOrComes(MessageId named) {
    return ledger.find(named).stream()
        .anyMatch(
            entry ->
                switch (entry.state()) {
                  case RECEIVED,
                      ACCEPTED,
                      RELEASED,
                      WAITING,
                      DELIVERED,
                      ACKNOWLEDGED,
                      REJECTED,
                      DEAD ->
                      true;
                  case REFUSED, WITHHELD, STOPPED, EXPIRED, HANDLED, RECALLED, DISCARDED -> false;
                  case ERASED -> ledger.wasHandedOver(named);
                });
  }
}

package dk.sektorbro.course;

import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import java.util.function.Predicate;

/**
 * Whether a party may have read a message that was sent to it. What only waits for it, it does not
 * know of, and is not to learn of by trying.
 */
public final class Reading {

  private final Ledger ledger;
  private final Predicate<PartyId> isPushedTo;

  /**
   * @param isPushedTo whether messages go to the party's own interface, and not into a mailbox
   */
  public Reading(Ledger ledger, Predicate<PartyId> isPushedTo) {
    this.ledger = ledger;
    this.isPushedTo = isPushedTo;
  }

  public boolean mayHaveBeenRead(MessageId message) {
    return ledger.find(message).filter(this::mayHaveBeenRead).isPresent();
  }

  /** A push is read before the hub knows that it was, and may be where its answer was lost. */
  public boolean mayHaveBeenRead(Ledger.Entry entry) {
    return switch (entry.state()) {
      case DELIVERED, ACKNOWLEDGED -> true;
      case RELEASED -> isPushedTo.test(entry.envelope().receiver());
      case DEAD ->
          ledger.wasHandedOver(entry.envelope().id())
              || (isPushedTo.test(entry.envelope().receiver()) && wasReleased(entry));
      case RECEIVED,
          ACCEPTED,
          REFUSED,
          WITHHELD,
          WAITING,
          REJECTED,
          STOPPED,
          EXPIRED,
          HANDLED,
          RECALLED,
          DISCARDED,
          ERASED ->
          false;
    };
  }

  private boolean wasReleased(Ledger.Entry entry) {
    return ledger.history(entry.envelope().id()).stream()
        .anyMatch(step -> step.state() == MessageState.RELEASED);
  }
}

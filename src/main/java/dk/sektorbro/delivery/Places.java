package dk.sektorbro.delivery;

import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageState;
import java.util.Optional;

/**
 * Where a message waits that cannot go on now. One that ended while it was being tried is given no
 * place: its payload stays destroyed, and what its sender is to be told stands.
 */
final class Places {

  private final HeldStore store;
  private final Ledger ledger;

  Places(HeldStore store, Ledger ledger) {
    this.store = store;
    this.ledger = ledger;
  }

  /**
   * In the caller's transaction, which holds the ledger's entry locked from here on.
   *
   * @return whether the message waits there now
   */
  boolean give(Envelope envelope, Held place) {
    boolean goesOn =
        place.stage() == Stage.TELL || (ended(envelope).isEmpty() && !isToBeTold(envelope));
    if (goesOn) {
      store.hold(envelope, place);
    }
    return goesOn;
  }

  /** How the message ended meanwhile, where nothing is left to do with it. */
  Optional<MessageState> ended(Envelope envelope) {
    return ledger.lock(envelope.id()).map(Ledger.Entry::state).filter(Places::leavesNothingToDo);
  }

  private boolean isToBeTold(Envelope envelope) {
    return store.lock(envelope.id()).filter(held -> held.stage() == Stage.TELL).isPresent();
  }

  /** Of what was withheld, stopped, rejected or heeded, a report may have to be made again. */
  private static boolean leavesNothingToDo(MessageState state) {
    return switch (state) {
      case ACKNOWLEDGED, EXPIRED, RECALLED, DISCARDED, ERASED -> true;
      case RECEIVED,
          ACCEPTED,
          RELEASED,
          WAITING,
          DELIVERED,
          DEAD,
          REFUSED,
          WITHHELD,
          STOPPED,
          REJECTED,
          HANDLED ->
          false;
    };
  }
}

package dk.sektorbro.delivery;

import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.UnitOfWork;
import java.util.List;
import java.util.Optional;

/**
 * Takes a message back for its sender, as long as the receiver does not have it; one to a citizen's
 * team from each member that does not.
 */
public final class RecallDesk {

  private final Ledger ledger;
  private final Ending ending;
  private final TeamCopies copies;
  private final UnitOfWork transactions;

  RecallDesk(Ledger ledger, Ending ending, TeamCopies copies, UnitOfWork transactions) {
    this.ledger = ledger;
    this.ending = ending;
    this.copies = copies;
    this.transactions = transactions;
  }

  /** What came of a recall. */
  public enum Outcome {
    /** It is gone, now or since an earlier recall. */
    RECALLED,
    /** The receiver has it, or had it. */
    TOO_LATE,
    /** It had ended another way, and nobody received it. */
    ENDED,
    /** The party sent no such message. */
    UNKNOWN
  }

  /**
   * @param message the hub's id of it, or {@link MessageId#of} what the sender calls it
   */
  public Outcome recall(PartyId sender, MessageId message) {
    Outcome outcome = transactions.inOne(() -> recallLocked(sender, message));
    if (outcome == Outcome.RECALLED || outcome == Outcome.TOO_LATE) {
      ledger.find(message).ifPresent(entry -> ending.clear(entry.envelope()));
    }
    return outcome;
  }

  private Outcome recallLocked(PartyId sender, MessageId message) {
    Optional<Ledger.Entry> entry =
        ledger.lock(message).filter(found -> found.envelope().sender().equals(sender));
    if (entry.isEmpty()) {
      return Outcome.UNKNOWN;
    }
    return switch (entry.get().state()) {
      case RECEIVED, ACCEPTED, RELEASED, WAITING, DEAD -> {
        List<Ledger.Entry> became = copies.open(message);
        takeBack(entry.get());
        became.forEach(this::takeBack);
        yield Outcome.RECALLED;
      }
      case RECALLED -> Outcome.RECALLED;
      case HANDLED -> recallCopies(message);
      case DELIVERED, ACKNOWLEDGED, REJECTED -> Outcome.TOO_LATE;
      case REFUSED, WITHHELD, STOPPED, EXPIRED, DISCARDED, ERASED -> Outcome.ENDED;
    };
  }

  private void takeBack(Ledger.Entry entry) {
    ending.end(entry, MessageState.RECALLED, "recalled", List.of("by its sender"));
  }

  /** Of a message to the team: from those who do not have it; it is too late where one has it. */
  private Outcome recallCopies(MessageId original) {
    copies.open(original).forEach(this::takeBack);
    List<MessageState> states = copies.of(original).stream().map(Ledger.Entry::state).toList();
    return !states.isEmpty() && states.stream().allMatch(MessageState.RECALLED::equals)
        ? Outcome.RECALLED
        : Outcome.TOO_LATE;
  }
}

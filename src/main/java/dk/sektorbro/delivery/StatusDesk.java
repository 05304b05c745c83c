package dk.sektorbro.delivery;

import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalBook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tells a sender where its own message is and how it got there. Of anybody else's it knows nothing.
 */
public final class StatusDesk {

  private final Ledger ledger;
  private final RefusalBook refusals;

  StatusDesk(Ledger ledger, RefusalBook refusals) {
    this.ledger = ledger;
    this.refusals = refusals;
  }

  public Optional<Status> status(PartyId sender, String senderMessageId) {
    return statusOf(sender, MessageId.of(sender, senderMessageId));
  }

  /** The same, by the hub's id of the message. */
  public Optional<Status> statusOf(PartyId sender, MessageId id) {
    return ledger
        .find(id)
        .filter(entry -> entry.envelope().sender().equals(sender))
        .map(
            entry ->
                new Status(
                    id,
                    entry.state(),
                    entry.reason(),
                    List.of(),
                    entry.changedAt(),
                    ledger.history(id)))
        .or(
            () ->
                refusals
                    .find(id)
                    .filter(entry -> entry.sender().equals(sender))
                    .map(StatusDesk::refused));
  }

  private static Status refused(RefusalBook.Entry entry) {
    String reason = entry.refusals().getFirst().code().name();
    return new Status(
        entry.id(),
        MessageState.REFUSED,
        reason,
        entry.refusals(),
        entry.at(),
        List.of(new Ledger.Step(MessageState.REFUSED, reason, entry.at())));
  }

  /**
   * Where a message is.
   *
   * @param refusals why it was refused at intake
   */
  public record Status(
      MessageId id,
      MessageState state,
      String reason,
      List<Refusal> refusals,
      Instant changedAt,
      List<Ledger.Step> history) {}
}

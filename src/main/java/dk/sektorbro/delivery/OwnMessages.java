package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.Payload;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Opens messages that the hub makes because of another: accepted as they are made, and once. */
final class OwnMessages {

  private final Ledger ledger;
  private final Trail trail;

  OwnMessages(Ledger ledger, Audit audit, Clock clock) {
    this.ledger = ledger;
    this.trail = new Trail(audit, clock);
  }

  /**
   * In the caller's transaction.
   *
   * @param reason what it is, for the ledger
   * @param because the message that it was made of
   * @param payload what it carries
   */
  void open(Envelope envelope, String reason, Ledger.Entry because, Payload payload) {
    if (ledger.find(envelope.id()).isPresent()) {
      return;
    }
    ledger.open(
        new Ledger.Entry(
            envelope,
            MessageState.ACCEPTED,
            reason,
            new Ledger.Particulars(
                because.particulars().senderMessageId(),
                envelope.id().toString(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            Math.toIntExact(payload.size()),
            envelope.acceptedAt()));
    trail.step(
        "message.accepted", envelope, "ok", List.of("because of " + because.envelope().id()));
  }
}

package dk.sektorbro.delivery;

import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.content.NotDelivered;
import dk.sektorbro.participant.ParticipantDirectory;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes the hub's own report to a sender. Its id follows from the message it tells of, so a replay
 * makes the same one.
 */
final class NonDelivery {

  private final Ledger ledger;
  private final ParticipantDirectory directory;

  NonDelivery(Ledger ledger, ParticipantDirectory directory) {
    this.ledger = ledger;
    this.directory = directory;
  }

  /**
   * Opens the report's own entry, in the caller's transaction; empty where the message is a report
   * itself.
   */
  Optional<Report> open(Ledger.Entry undelivered, String reason, String explanation, Instant at) {
    Envelope about = undelivered.envelope();
    if (about.kind() == MessageKind.NON_DELIVERY) {
      return Optional.empty();
    }
    MessageId id = about.id().consequence("non-delivery");
    Envelope envelope =
        new Envelope(
            id,
            MessageKind.NON_DELIVERY,
            directory.hub().id(),
            about.sender(),
            Optional.empty(),
            about.conversation(),
            at);
    ledger.open(
        new Ledger.Entry(
            envelope,
            MessageState.RELEASED,
            "report",
            new Ledger.Particulars(
                id.toString(), id.toString(), Optional.empty(), Optional.empty(), Optional.empty()),
            0,
            at));
    return Optional.of(
        new Report(
            envelope,
            new NotDelivered(
                undelivered.particulars().senderMessageId(), reason, explanation, at)));
  }

  /** A report, ready to be written in its receiver's language. */
  record Report(Envelope envelope, NotDelivered content) {}
}

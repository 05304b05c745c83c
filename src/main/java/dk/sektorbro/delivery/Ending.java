package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.large.LargeStore;
import dk.sektorbro.participant.ParticipantDirectory;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Ends a message for good: its sealed payload is destroyed wherever it lies, and the ledger and the
 * audit record keep that it happened, and why.
 */
final class Ending {

  private final Ledger ledger;
  private final MailboxStore mailboxes;
  private final HeldStore held;
  private final LargeStore large;
  private final Undoing undoing;
  private final ParticipantDirectory directory;
  private final QueueEraser queues;
  private final TeamCopies copies;
  private final Trail trail;
  private final Clock clock;

  Ending(
      Ledger ledger,
      MailboxStore mailboxes,
      HeldStore held,
      LargeStore large,
      Undoing undoing,
      ParticipantDirectory directory,
      QueueEraser queues,
      TeamCopies copies,
      Audit audit,
      Clock clock) {
    this.ledger = ledger;
    this.mailboxes = mailboxes;
    this.held = held;
    this.large = large;
    this.undoing = undoing;
    this.directory = directory;
    this.queues = queues;
    this.copies = copies;
    this.trail = new Trail(audit, clock);
    this.clock = clock;
  }

  /**
   * In the caller's transaction, which has locked the entry.
   *
   * @param basedOn who did it, or the setting that says so
   */
  void end(Ledger.Entry entry, MessageState state, String reason, List<String> basedOn) {
    Envelope envelope = entry.envelope();
    ledger.move(envelope.id(), state, reason, clock.instant());
    mailboxes.remove(envelope.id());
    held.remove(envelope.id());
    large.destroy(envelope.id());
    boolean stands = wasHandedOver(entry.state()) && state != MessageState.REJECTED;
    if (stands) {
      undoing.erased(envelope.id());
    } else {
      undoing.handle(envelope.id(), state != MessageState.EXPIRED);
    }
    trail.step("message." + word(state), envelope, reason, basedOn);
  }

  private static boolean wasHandedOver(MessageState state) {
    return switch (state) {
      case DELIVERED, ACKNOWLEDGED, HANDLED -> true;
      case RECEIVED, ACCEPTED, RELEASED, WAITING, DEAD -> false;
      case REFUSED, WITHHELD, STOPPED, REJECTED, EXPIRED, RECALLED, DISCARDED, ERASED -> false;
    };
  }

  /** The same, and the sender will be told. */
  void endAndTell(Ledger.Entry entry, MessageState state, String reason, List<String> basedOn) {
    end(entry, state, reason, basedOn);
    tell(entry.envelope(), reason);
  }

  /** Only tells the sender, which is never the hub itself; the message goes on. */
  void tell(Envelope envelope, String reason) {
    Instant now = clock.instant();
    directory
        .find(envelope.sender())
        .map(sender -> Held.toTell(envelope, sender.language(), reason, now))
        .ifPresent(place -> held.hold(envelope, place));
  }

  /** After the transaction: what still lies on the broker. */
  void clear(Envelope envelope) {
    queues.erase(envelope);
    copies.envelopes(envelope.id()).forEach(queues::erase);
  }

  private static String word(MessageState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}

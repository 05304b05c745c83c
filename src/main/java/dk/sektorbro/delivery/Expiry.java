package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.UnitOfWork;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Ends what was not delivered, or not collected, within its time, and tells senders: early, that
 * nobody has collected a message yet, and at the end, that it is given up.
 */
final class Expiry {

  private static final int AT_ONCE = 500;

  private final Ledger ledger;
  private final MailboxStore mailboxes;
  private final Ending ending;
  private final Trail trail;
  private final UnitOfWork transactions;
  private final Clock clock;
  private final TimeLimits limits;

  Expiry(
      Ledger ledger,
      MailboxStore mailboxes,
      Ending ending,
      Audit audit,
      UnitOfWork transactions,
      Clock clock,
      TimeLimits limits) {
    this.ledger = ledger;
    this.mailboxes = mailboxes;
    this.ending = ending;
    this.trail = new Trail(audit, clock);
    this.transactions = transactions;
    this.clock = clock;
    this.limits = limits;
  }

  /** Whatever is over its time now. Safe to repeat, and to break off anywhere. */
  void run() {
    Instant now = clock.instant();
    for (MessageKind kind : MessageKind.values()) {
      ledger
          .undelivered(kind, now.minus(limits.timeToLive(kind)), AT_ONCE)
          .forEach(message -> end(message, "time-to-live"));
    }
    mailboxes
        .unreportedSince(now.minus(limits.reportUncollectedAfter()), AT_ONCE)
        .forEach(this::report);
    mailboxes
        .placedBefore(now.minus(limits.keepUncollected()), AT_ONCE)
        .forEach(message -> end(message, "keep-uncollected"));
  }

  private void end(MessageId message, String limit) {
    Optional<Ledger.Entry> ended = transactions.inOne(() -> endLocked(message, limit));
    ended.ifPresent(entry -> ending.clear(entry.envelope()));
  }

  private Optional<Ledger.Entry> endLocked(MessageId message, String limit) {
    Ledger.Entry entry = ledger.lock(message).orElseThrow();
    List<String> why = List.of("setting " + limit);
    return switch (entry.state()) {
      case ACCEPTED, RELEASED, WAITING, DEAD -> {
        ending.endAndTell(entry, MessageState.EXPIRED, NonDelivery.NOT_IN_TIME, why);
        yield Optional.of(entry);
      }
      case RECEIVED -> {
        ending.end(entry, MessageState.EXPIRED, NonDelivery.NOT_IN_TIME, why);
        yield Optional.of(entry);
      }
      case DELIVERED -> {
        mailboxes.remove(message);
        trail.step("message.cleared", entry.envelope(), "read and not acknowledged", why);
        yield Optional.empty();
      }
      case STOPPED,
          REFUSED,
          WITHHELD,
          ACKNOWLEDGED,
          REJECTED,
          EXPIRED,
          HANDLED,
          RECALLED,
          DISCARDED,
          ERASED ->
          Optional.empty();
    };
  }

  private void report(MessageId message) {
    transactions.run(
        () -> {
          Ledger.Entry entry = ledger.lock(message).orElseThrow();
          mailboxes.markReported(message);
          if (entry.state() == MessageState.WAITING) {
            ending.tell(entry.envelope(), NonDelivery.NOT_COLLECTED);
            trail.step("message.not-collected", entry.envelope(), "waits");
          }
        });
  }
}

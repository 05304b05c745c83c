package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.participant.ParticipantDirectory;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/**
 * What a denial leads to: the message goes no further, its payload is dropped, and the exchange
 * carries a report to its sender instead. Done again for a message that was stopped before, it
 * makes the same report again.
 */
public final class Stopper {

  private final Ledger ledger;
  private final NonDelivery reports;
  private final Undoing undoing;
  private final Trail trail;
  private final UnitOfWork transactions;
  private final Clock clock;

  Stopper(
      Ledger ledger,
      ParticipantDirectory directory,
      Undoing undoing,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    this.ledger = ledger;
    this.reports = new NonDelivery(ledger, directory);
    this.undoing = undoing;
    this.trail = new Trail(audit, clock);
    this.transactions = transactions;
    this.clock = clock;
  }

  /** At Release. */
  public void withhold(@ExchangeProperty(Property.ENVELOPE) Envelope envelope, Exchange exchange) {
    report(exchange, stop(envelope, why(exchange), MessageState.WITHHELD, "message.withheld"));
  }

  /** At Dispatch. */
  public void stop(@ExchangeProperty(Property.ENVELOPE) Envelope envelope, Exchange exchange) {
    report(exchange, stop(envelope, why(exchange), MessageState.STOPPED, "message.stopped"));
  }

  /** The report on a message that consent stopped while it waited. */
  Optional<NonDelivery.Report> stopWaiting(Envelope envelope, ShareDecision decision) {
    return stop(envelope, Why.of(decision), MessageState.STOPPED, "message.stopped");
  }

  /** The same report again, on a message that was stopped in its mailbox before. */
  Optional<NonDelivery.Report> stoppedBefore(Envelope envelope) {
    return stop(
        envelope,
        new Why("no-consent", Why.TOLD_BEFORE, List.of()),
        MessageState.STOPPED,
        "message.stopped");
  }

  /** Of a message that ended without a decision on consent, or that nobody has collected yet. */
  public void tell(
      @ExchangeProperty(Property.ENVELOPE) Envelope envelope,
      @ExchangeProperty(Property.HELD) Held held,
      Exchange exchange) {
    report(
        exchange,
        transactions.inOne(
            () -> {
              Ledger.Entry entry = ledger.lock(envelope.id()).orElseThrow();
              return held.reason().equals(NonDelivery.NOT_COLLECTED)
                  ? reports.notCollected(entry, held.since())
                  : reports.open(
                      entry,
                      entry.reason(),
                      NonDelivery.explanation(entry.reason()),
                      entry.changedAt());
            }));
  }

  /** The receiver answered that it cannot use the message. */
  Optional<NonDelivery.Report> rejected(Envelope envelope, String explanation) {
    return stop(
        envelope,
        new Why("invalid-content", explanation, List.of()),
        MessageState.REJECTED,
        "message.rejected");
  }

  /** The same report again, on a message that its receiver could not use. */
  Optional<NonDelivery.Report> rejectedBefore(Envelope envelope) {
    return rejected(envelope, Why.TOLD_BEFORE);
  }

  private Optional<NonDelivery.Report> stop(
      Envelope envelope, Why why, MessageState state, String event) {
    return transactions.inOne(
        () -> {
          Ledger.Entry entry = ledger.lock(envelope.id()).orElseThrow();
          if (entry.state() != state) {
            entry = ledger.move(envelope.id(), state, why.code(), clock.instant());
            undoing.handle(envelope.id(), state == MessageState.REJECTED);
            trail.step(event, envelope, why.code(), why.basedOn());
          }
          return reports.open(entry, entry.reason(), why.explanation(), entry.changedAt());
        });
  }

  static void report(Exchange exchange, Optional<NonDelivery.Report> report) {
    exchange.setProperty(Property.SEALED, null);
    if (report.isEmpty()) {
      exchange.getMessage().setBody(null);
      return;
    }
    Envelope envelope = report.get().envelope();
    exchange.setProperty(Property.ENVELOPE, envelope);
    exchange.setProperty(Property.KIND, envelope.kind().code());
    exchange.setProperty(Property.RECEIVER, envelope.receiver().sor());
    exchange.getMessage().setBody(report.get().content());
  }

  private static Why why(Exchange exchange) {
    ShareDecision decision = exchange.getProperty(Property.SHARE_DECISION, ShareDecision.class);
    return decision == null ? new Why("no-consent", Why.TOLD_BEFORE, List.of()) : Why.of(decision);
  }

  private record Why(String code, String explanation, List<String> basedOn) {

    static final String TOLD_BEFORE = "The message was not shared. Ask for its status to see why.";

    static Why of(ShareDecision decision) {
      List<String> grounds = Releaser.grounds(decision);
      return switch (decision) {
        case ShareDecision.Deny deny ->
            new Why(
                deny.reasons().getFirst().code().nonDelivery(),
                deny.reasons().getFirst().explanation(),
                grounds);
        case ShareDecision.NoConsent none ->
            new Why("no-consent", none.missing().sentence(), grounds);
        case ShareDecision.Permit permit ->
            throw new IllegalStateException("A permitted message is not stopped");
      };
    }
  }
}

package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.consent.SecurityOfficer;
import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.consent.ShareRequest;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.LargeFile;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.large.LargeStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.ExchangeProperty;

/**
 * What a permit leads to: the ledger notes what will be shared, and the audit record what was cut.
 */
public final class Releaser {

  private final Ledger ledger;
  private final LargeStore large;
  private final Trail trail;
  private final WithoutConsentReports reports;
  private final UnitOfWork transactions;
  private final Clock clock;

  Releaser(
      Ledger ledger,
      LargeStore large,
      Audit audit,
      SecurityOfficer officer,
      UnitOfWork transactions,
      Clock clock) {
    this.ledger = ledger;
    this.large = large;
    this.trail = new Trail(audit, clock);
    this.reports = new WithoutConsentReports(trail, officer);
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Leaves the body alone: it is on its way to be sealed. Large files that were cut are destroyed.
   */
  public void release(
      @ExchangeProperty(Property.FILES) List<LargeFile> left,
      @ExchangeProperty(Property.ENVELOPE) Envelope envelope,
      @ExchangeProperty(Property.QUESTION) ShareRequest question,
      @ExchangeProperty(Property.SHARE_DECISION) ShareDecision.Permit permit,
      @ExchangeProperty(Property.CUT) Set<String> cut,
      @ExchangeProperty(Property.RELEASED) Disclosure.Released released,
      @ExchangeProperty(Property.NAMES) Set<MessageId> names) {
    transactions.run(
        () -> {
          Ledger.Entry entry = ledger.lock(envelope.id()).orElseThrow();
          if (entry.state() == MessageState.RELEASED) {
            return;
          }
          Disclosure disclosure =
              new Disclosure(question, permit.obligations(), names, Optional.of(released));
          large.destroyFiles(envelope.id(), left);
          ledger.describe(envelope.id(), Json.write(disclosure));
          ledger.move(envelope.id(), MessageState.RELEASED, "released", clock.instant());
          trail.step("message.released", envelope, "permit", grounds(permit, cut));
          reports.of(envelope, permit);
        });
  }

  /** There is nothing to tell its receiver: what it says is remembered, or was forgotten. */
  public void tellNothing(@ExchangeProperty(Property.ENVELOPE) Envelope envelope) {
    transactions.run(
        () -> {
          Ledger.Entry entry = ledger.lock(envelope.id()).orElseThrow();
          if (entry.state() != MessageState.HANDLED) {
            ledger.move(envelope.id(), MessageState.HANDLED, "nothing to tell", clock.instant());
            trail.step("message.handled", envelope, "nothing to tell");
          }
        });
  }

  private static List<String> grounds(ShareDecision.Permit permit, Set<String> cut) {
    return Stream.concat(grounds(permit).stream(), cut.stream().map(element -> "cut " + element))
        .toList();
  }

  static List<String> grounds(ShareDecision decision) {
    return decision.basedOn().stream().map(ShareDecision.Ground::toString).toList();
  }
}

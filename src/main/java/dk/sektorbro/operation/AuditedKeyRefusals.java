package dk.sektorbro.operation;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.audit.AuditEvent;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Span;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.participant.KeyFault;
import dk.sektorbro.participant.KeyRefusals;
import dk.sektorbro.participant.KeyUse;
import dk.sektorbro.participant.Participant;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Records in the audit, the log and the metrics that a party's key was refused. A party that keeps
 * trying is recorded once an hour and counted each time.
 */
final class AuditedKeyRefusals implements KeyRefusals {

  private static final Logger LOG = LoggerFactory.getLogger(AuditedKeyRefusals.class);
  private static final Duration AGAIN = Duration.ofHours(1);

  private final ObjectProvider<Audit> audit;
  private final ObjectProvider<UnitOfWork> transactions;
  private final ObjectProvider<MeterRegistry> meters;
  private final Clock clock;
  private final Map<Refusal, Span> recorded = new ConcurrentHashMap<>();

  private record Refusal(PartyId party, KeyUse use, KeyFault fault) {}

  AuditedKeyRefusals(
      ObjectProvider<Audit> audit,
      ObjectProvider<UnitOfWork> transactions,
      ObjectProvider<MeterRegistry> meters,
      Clock clock) {
    this.audit = audit;
    this.transactions = transactions;
    this.meters = meters;
    this.clock = clock;
  }

  @Override
  public void refused(Participant party, KeyUse use, KeyFault fault) {
    meters.getObject().counter("sektorbro.keys.refused", "code", fault.code()).increment();
    Refusal refusal = new Refusal(party.id(), use, fault);
    if (isDue(refusal)) {
      LOG.warn("The {} key of {} is refused: {}", word(use), party.id(), fault.code());
      record(refusal);
    }
  }

  private boolean isDue(Refusal refusal) {
    Instant now = clock.instant();
    AtomicBoolean due = new AtomicBoolean();
    recorded.compute(
        refusal,
        (same, last) -> {
          due.set(last == null || !last.includes(now));
          return due.get() ? new Span(now, AGAIN) : last;
        });
    return due.get();
  }

  private void record(Refusal refusal) {
    AuditEvent event =
        new AuditEvent(
            "key.refused",
            clock.instant(),
            Optional.of(refusal.party()),
            Optional.empty(),
            Optional.empty(),
            refusal.fault().code(),
            List.of(word(refusal.use())));
    try {
      transactions.getObject().run(() -> audit.getObject().record(event));
    } catch (DataAccessException | TransactionException databaseDown) {
      recorded.remove(refusal);
      LOG.error("The refusal of a key could not be audited: the database does not answer");
    }
  }

  private static String word(KeyUse use) {
    return use.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

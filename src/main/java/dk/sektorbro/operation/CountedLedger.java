package dk.sektorbro.operation;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Counts every message that enters a state, once the database transaction that moved it is
 * committed: {@code sektorbro_messages_total{kind, state}}.
 */
final class CountedLedger implements Ledger {

  static final String METER = "sektorbro.messages";

  private final Ledger ledger;
  private final Supplier<MeterRegistry> meters;

  CountedLedger(Ledger ledger, Supplier<MeterRegistry> meters) {
    this.ledger = ledger;
    this.meters = meters;
  }

  @Override
  public boolean open(Entry entry) {
    boolean isNew = ledger.open(entry);
    if (isNew) {
      count(entry.envelope().kind(), entry.state());
    }
    return isNew;
  }

  @Override
  public Entry move(MessageId id, MessageState to, String reason, Instant at) {
    Entry moved = ledger.move(id, to, reason, at);
    count(moved.envelope().kind(), to);
    return moved;
  }

  private void count(MessageKind kind, MessageState state) {
    AfterCommit.run(() -> counter(meters.get(), kind, state).increment());
  }

  private static Counter counter(MeterRegistry registry, MessageKind kind, MessageState state) {
    return Counter.builder(METER)
        .description("Messages that entered a state")
        .tag("kind", kind.code())
        .tag("state", state.name())
        .register(registry);
  }

  @Override
  public Optional<Entry> lock(MessageId id) {
    return ledger.lock(id);
  }

  @Override
  public Optional<Entry> find(MessageId id) {
    return ledger.find(id);
  }

  @Override
  public Optional<MessageId> messageOfTransmission(PartyId sender, String transmissionId) {
    return ledger.messageOfTransmission(sender, transmissionId);
  }

  @Override
  public void describe(MessageId id, String disclosure) {
    ledger.describe(id, disclosure);
  }

  @Override
  public void forget(MessageId id) {
    ledger.forget(id);
  }

  @Override
  public List<Step> history(MessageId id) {
    return ledger.history(id);
  }

  @Override
  public List<Entry> search(Query query) {
    return ledger.search(query);
  }

  @Override
  public List<MessageId> undelivered(MessageKind kind, Instant takenBefore, int limit) {
    return ledger.undelivered(kind, takenBefore, limit);
  }

  @Override
  public List<MessageId> onTheWay(CitizenKey citizen) {
    return ledger.onTheWay(citizen);
  }

  @Override
  public List<Entry> ofCourse(CitizenKey citizen, PartyId party, int limit) {
    return ledger.ofCourse(citizen, party, limit);
  }

  @Override
  public List<Entry> ofCourse(
      CitizenKey citizen, PartyId party, Set<MessageKind> kinds, Optional<Entry> after, int limit) {
    return ledger.ofCourse(citizen, party, kinds, after, limit);
  }

  /** Runs what must not happen for a transaction that is rolled back. */
  static final class AfterCommit {

    private AfterCommit() {}

    static void run(Runnable work) {
      if (!TransactionSynchronizationManager.isSynchronizationActive()) {
        work.run();
        return;
      }
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              work.run();
            }
          });
    }
  }
}

package dk.sektorbro.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class CountedLedgerTest {

  private static final PartyId SENDER = new PartyId("99999011000016001");
  private static final MessageId ID = MessageId.of(SENDER, "1");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Ledger ledger = mock();
  private final Ledger counted = new CountedLedger(ledger, () -> meters);
  private final TransactionTemplate transactions = new TransactionTemplate(new InMemory());

  @Test
  void aMoveIsCountedOnceItIsCommitted() {
    when(ledger.move(any(), any(), any(), any())).thenReturn(entry(MessageState.RELEASED));
    transactions.executeWithoutResult(
        transaction -> {
          counted.move(ID, MessageState.RELEASED, "released", Instant.EPOCH);
          assertThat(count(MessageState.RELEASED)).isZero();
        });
    assertThat(count(MessageState.RELEASED)).isEqualTo(1);
  }

  @Test
  void aMoveThatIsRolledBackIsNotCounted() {
    when(ledger.move(any(), any(), any(), any())).thenReturn(entry(MessageState.RELEASED));
    transactions.executeWithoutResult(
        transaction -> {
          counted.move(ID, MessageState.RELEASED, "released", Instant.EPOCH);
          transaction.setRollbackOnly();
        });
    assertThat(count(MessageState.RELEASED)).isZero();
  }

  @Test
  void anEntryThatWasThereBeforeIsNotCountedAgain() {
    when(ledger.open(any())).thenReturn(true, false);
    counted.open(entry(MessageState.RECEIVED));
    counted.open(entry(MessageState.RECEIVED));
    assertThat(count(MessageState.RECEIVED)).isEqualTo(1);
  }

  private double count(MessageState state) {
    return meters
        .find(CountedLedger.METER)
        .tag("kind", "certificate-request")
        .tag("state", state.name())
        .counters()
        .stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  private static Ledger.Entry entry(MessageState state) {
    return new Ledger.Entry(
        new Envelope(
            ID,
            MessageKind.CERTIFICATE_REQUEST,
            SENDER,
            new PartyId("99999021000016005"),
            Optional.empty(),
            Optional.empty(),
            Instant.EPOCH),
        state,
        "test",
        new Ledger.Particulars("1", "1", Optional.empty(), Optional.empty(), Optional.empty()),
        0,
        Instant.EPOCH);
  }

  /** Transactions of nothing, with everything that is registered on them. */
  private static final class InMemory extends AbstractPlatformTransactionManager {
    @Override
    protected Object doGetTransaction() {
      return this;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {}

    @Override
    protected void doCommit(DefaultTransactionStatus status) {}

    @Override
    protected void doRollback(DefaultTransactionStatus status) {}
  }
}

package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.exchange.Dialect;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Faults;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.seal.SealBroken;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Lays a message that cannot be carried further among the dead letters: sealed as it was, with the
 * reason, for an operator.
 */
public final class Burial {

  private static final Logger LOG = LoggerFactory.getLogger(Burial.class);

  private final Ledger ledger;
  private final Trail trail;
  private final UnitOfWork transactions;
  private final Clock clock;
  private final int attempts;

  Burial(Ledger ledger, Audit audit, UnitOfWork transactions, Clock clock, int attempts) {
    this.ledger = ledger;
    this.trail = new Trail(audit, clock);
    this.transactions = transactions;
    this.clock = clock;
    this.attempts = attempts;
  }

  /**
   * Whether trying again is no use: a permanent failure, or one that has stayed for as many
   * attempts as are given.
   */
  public boolean isHopeless(Exchange exchange) {
    Exception failure = failure(exchange);
    boolean hopeless = isHopeless(failure, attempts(exchange));
    if (!hopeless) {
      LOG.warn(
          "Message {} failed and will be tried again",
          QueueHeaders.message(exchange),
          Faults.withoutText(failure));
    }
    return hopeless;
  }

  private boolean isHopeless(Exception failure, int tried) {
    return switch (failure) {
      case Dialect.InvalidOutput invalid -> true;
      case SealBroken broken -> true;
      case Refused lacksPackages -> false;
      case DataAccessException databaseDown -> false;
      case TransactionException databaseDown -> false;
      default -> tried >= attempts;
    };
  }

  /** Leaves the sealed message as the body. */
  public void bury(Exchange exchange) {
    Exception failure = failure(exchange);
    MessageId id = QueueHeaders.message(exchange);
    LOG.error(
        "Message {} cannot be carried further and lies among the dead letters",
        id,
        Faults.withoutText(failure));
    transactions.run(
        () ->
            ledger
                .lock(id)
                .filter(entry -> entry.state().mayBecome(MessageState.DEAD))
                .ifPresent(entry -> die(entry.envelope(), failure)));
    exchange.getMessage().setBody(exchange.getProperty(Property.SEALED));
    exchange.getMessage().setHeader(Header.FAILURE, name(failure));
    exchange.getMessage().setHeader(Header.ATTEMPTS, attempts(exchange));
    exchange.getMessage().removeHeader(Header.DUPLICATE_ID);
  }

  private void die(Envelope envelope, Exception failure) {
    ledger.move(envelope.id(), MessageState.DEAD, name(failure), clock.instant());
    trail.step("message.dead", envelope, name(failure));
  }

  private static int attempts(Exchange exchange) {
    return exchange.getMessage().getHeader("JMSXDeliveryCount", 1, Integer.class);
  }

  private static Exception failure(Exchange exchange) {
    return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
  }

  private static String name(Exception failure) {
    return failure.getClass().getSimpleName();
  }
}

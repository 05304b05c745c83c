package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.exchange.Dialect;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Faults;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.seal.SealBroken;
import jakarta.jms.JMSException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jms.JmsException;
import org.springframework.transaction.TransactionException;

/**
 * What a failed attempt leads to: another one later, or the message lies among the dead letters,
 * sealed as it was, with the reason, for an operator. Either way the next message has its turn.
 */
public final class Setback {

  private static final Logger LOG = LoggerFactory.getLogger(Setback.class);

  private final Places places;
  private final Ledger ledger;
  private final Trail trail;
  private final UnitOfWork transactions;
  private final Clock clock;
  private final RetrySchedule schedule;
  private final int attempts;

  Setback(
      HeldStore store,
      Ledger ledger,
      Audit audit,
      UnitOfWork transactions,
      Clock clock,
      RetrySchedule schedule,
      int attempts) {
    this.places = new Places(store, ledger);
    this.ledger = ledger;
    this.trail = new Trail(audit, clock);
    this.transactions = transactions;
    this.clock = clock;
    this.schedule = schedule;
    this.attempts = attempts;
  }

  /**
   * Whether the database or the broker is down. Nothing can be noted then: the message goes back to
   * the head of its queue.
   */
  public boolean isInfrastructures(Exchange exchange) {
    return isInfrastructure(failure(exchange));
  }

  static boolean isInfrastructure(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DataAccessException
          || cause instanceof TransactionException
          || cause instanceof JmsException
          || cause instanceof JMSException
          || cause instanceof RejectedExecutionException) {
        return true;
      }
    }
    return false;
  }

  /**
   * Gives the message its place for the next attempt, or for the operator; none where it ended
   * while it was tried.
   */
  public void hold(Exchange exchange) {
    Exception failure = failure(exchange);
    Instant now = clock.instant();
    Attempt attempt = Attempt.of(exchange, now);
    Optional<Duration> pause = pause(failure, attempt.number());
    Held held = attempt.failed(reason(failure), pause.map(now::plus));
    boolean given =
        transactions.inOne(
            () -> {
              boolean goesOn = places.give(attempt.envelope(), held);
              if (goesOn && held.next().isEmpty()) {
                die(attempt.envelope(), held.reason());
              }
              return goesOn;
            });
    if (given) {
      tell(failure, held);
    }
    exchange.getMessage().setBody(null);
  }

  private Optional<Duration> pause(Exception failure, int tried) {
    return switch (failure) {
      case Dialect.InvalidOutput invalid -> Optional.empty();
      case SealBroken broken -> Optional.empty();
      case NotAcknowledged silent -> Optional.empty();
      case WhichRequest undecided -> Optional.empty();
      case PartyUnreachable silent -> schedule.pauseAfter(tried);
      case DeliveryFailed technical -> schedule.pauseAfter(tried);
      case Refused lacksPackages -> Optional.of(longest(tried));
      default -> tried < attempts ? Optional.of(longest(tried)) : Optional.empty();
    };
  }

  private Duration longest(int tried) {
    return schedule.pauseAfter(tried).orElseGet(() -> schedule.pauses().getLast());
  }

  private void die(Envelope envelope, String reason) {
    ledger
        .lock(envelope.id())
        .filter(entry -> entry.state().mayBecome(MessageState.DEAD))
        .ifPresent(
            entry -> {
              ledger.move(envelope.id(), MessageState.DEAD, reason, clock.instant());
              trail.step("message.dead", envelope, reason);
            });
  }

  private static void tell(Exception failure, Held held) {
    boolean expected =
        failure instanceof PartyUnreachable
            || failure instanceof DeliveryFailed
            || failure instanceof WhichRequest;
    if (held.next().isEmpty()) {
      LOG.error(
          "Message {} failed {} times and lies among the dead letters: {}",
          held.message(),
          held.attempts(),
          held.reason(),
          expected ? null : Faults.withoutText(failure));
    } else if (!expected) {
      LOG.warn(
          "Message {} failed and is tried again at {}",
          held.message(),
          held.next().get(),
          Faults.withoutText(failure));
    }
  }

  /** A code that says what happened and nothing of the message. */
  private static String reason(Exception failure) {
    return switch (failure) {
      case PartyUnreachable silent -> "unreachable";
      case DeliveryFailed technical -> "technical-error";
      case Dialect.InvalidOutput invalid -> "invalid-output";
      case SealBroken broken -> broken.reason().code();
      case NotAcknowledged silent -> "not-acknowledged";
      case WhichRequest undecided -> "which-request";
      default -> failure.getClass().getSimpleName();
    };
  }

  private static Exception failure(Exchange exchange) {
    return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
  }
}

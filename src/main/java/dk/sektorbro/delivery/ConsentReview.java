package dk.sektorbro.delivery;

import dk.sektorbro.consent.ConsentWatch;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Faults;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.UnitOfWork;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops what waits, in a mailbox or for another attempt, as soon as its citizen's consent no longer
 * allows it, so that its sender hears of it then and not when its turn comes. What it misses is
 * decided at its turn all the same.
 */
final class ConsentReview implements ConsentWatch, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ConsentReview.class);

  private final Ledger ledger;
  private final MailboxStore mailboxes;
  private final HeldStore held;
  private final LastWord lastWord;
  private final Reports reports;
  private final TakeOvers takeOvers;
  private final UnitOfWork transactions;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

  ConsentReview(
      Ledger ledger,
      MailboxStore mailboxes,
      HeldStore held,
      LastWord lastWord,
      Reports reports,
      TakeOvers takeOvers,
      UnitOfWork transactions) {
    this.ledger = ledger;
    this.mailboxes = mailboxes;
    this.held = held;
    this.lastWord = lastWord;
    this.reports = reports;
    this.takeOvers = takeOvers;
    this.transactions = transactions;
  }

  @Override
  public void changed(CitizenKey citizen) {
    workers.execute(
        () -> {
          ledger.onTheWay(citizen).forEach(this::review);
          takeOvers.quietly(citizen);
        });
  }

  @Override
  public void changing(CitizenKey citizen) {
    takeOvers.changing(citizen);
  }

  private void review(MessageId message) {
    try {
      transactions
          .inOne(() -> stopIfForbidden(message))
          .ifPresent(
              report -> {
                reports.send(report);
                transactions.run(() -> leave(message));
              });
    } catch (RuntimeException e) {
      LOG.warn(
          "Message {} waits, and whether it still may is decided at its turn",
          message,
          Faults.withoutText(e));
    }
  }

  private Optional<NonDelivery.Report> stopIfForbidden(MessageId message) {
    Ledger.Entry entry = ledger.lock(message).orElseThrow();
    boolean waits =
        entry.state() == MessageState.WAITING
            || (entry.state() == MessageState.RELEASED && held.lockIdle(message).isPresent());
    if (!waits) {
      return Optional.empty();
    }
    return switch (lastWord.on(entry)) {
      case LastWord.Outcome.Allowed allowed -> Optional.empty();
      case LastWord.Outcome.Stopped stopped -> stopped.report();
    };
  }

  private void leave(MessageId message) {
    mailboxes.remove(message);
    held.remove(message);
  }

  @Override
  public void close() {
    workers.close();
  }
}

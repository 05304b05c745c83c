package dk.sektorbro.delivery;

import dk.sektorbro.consent.ConsentWatch;
import dk.sektorbro.consent.ShareDecision;
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
  private final DisclosureGate gate;
  private final Stopper stopper;
  private final Reports reports;
  private final UnitOfWork transactions;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

  ConsentReview(
      Ledger ledger,
      MailboxStore mailboxes,
      HeldStore held,
      DisclosureGate gate,
      Stopper stopper,
      Reports reports,
      UnitOfWork transactions) {
    this.ledger = ledger;
    this.mailboxes = mailboxes;
    this.held = held;
    this.gate = gate;
    this.stopper = stopper;
    this.reports = reports;
    this.transactions = transactions;
  }

  @Override
  public void changed(CitizenKey citizen) {
    workers.execute(() -> ledger.onTheWay(citizen).forEach(this::review));
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

  /** Its place is kept until its sender's report is on the broker; a crash repeats the report. */
  private Optional<NonDelivery.Report> stopIfForbidden(MessageId message) {
    Ledger.Entry entry = ledger.lock(message).orElseThrow();
    boolean waits =
        entry.state() == MessageState.WAITING
            || (entry.state() == MessageState.RELEASED && held.lock(message).isPresent());
    if (!waits) {
      return Optional.empty();
    }
    ShareDecision decision = gate.decideAgain(entry);
    if (decision instanceof ShareDecision.Permit) {
      return Optional.empty();
    }
    mailboxes.empty(message);
    return stopper.stopWaiting(entry.envelope(), decision);
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

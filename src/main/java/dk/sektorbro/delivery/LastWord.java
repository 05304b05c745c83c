package dk.sektorbro.delivery;

import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.exchange.Ledger;
import java.util.Optional;

/**
 * Decides once more on a message that waits, and stops it where it may no longer be shared: its
 * payload is destroyed at once, and its place is kept until its sender's report is on the broker,
 * so that a crash in between repeats the report.
 */
final class LastWord {

  private final SealedGate gate;
  private final MailboxStore mailboxes;
  private final Stopper stopper;

  LastWord(SealedGate gate, MailboxStore mailboxes, Stopper stopper) {
    this.gate = gate;
    this.mailboxes = mailboxes;
    this.stopper = stopper;
  }

  sealed interface Outcome {
    record Allowed(ShareDecision.Permit permit) implements Outcome {}

    /** The report to its sender, where it wants one. */
    record Stopped(Optional<NonDelivery.Report> report) implements Outcome {}
  }

  /** In the transaction that has the entry locked. */
  Outcome on(Ledger.Entry waiting) {
    ShareDecision decision = gate.decideAgain(waiting);
    if (decision instanceof ShareDecision.Permit permit) {
      return new Outcome.Allowed(permit);
    }
    mailboxes.empty(waiting.envelope().id());
    return new Outcome.Stopped(stopper.stopWaiting(waiting.envelope(), decision));
  }
}

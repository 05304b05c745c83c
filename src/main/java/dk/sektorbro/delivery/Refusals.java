package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.audit.AuditEvent;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalBook;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.Submission;
import dk.sektorbro.exchange.UnitOfWork;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.ExchangeProperty;

/**
 * Notes what was refused and why, so that a resend gets the same answer. Of the message itself
 * nothing is kept.
 */
public final class Refusals {

  private final RefusalBook book;
  private final Ledger ledger;
  private final Audit audit;
  private final UnitOfWork transactions;
  private final Clock clock;

  Refusals(RefusalBook book, Ledger ledger, Audit audit, UnitOfWork transactions, Clock clock) {
    this.book = book;
    this.ledger = ledger;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The refusal as the sender will hear it, now and at every resend. */
  public Refused note(
      @ExchangeProperty(Property.SUBMISSION) Submission submission,
      @ExchangeProperty(org.apache.camel.Exchange.EXCEPTION_CAUGHT) Refused refused) {
    if (refused.passes() || refused.at().isPresent()) {
      return refused;
    }
    boolean maySignAgain = isOfTheSignature(refused.code());
    Instant now = clock.instant();
    Optional<MessageId> id =
        submission
            .claimedMessageId()
            .map(claimed -> MessageId.of(submission.authenticated(), claimed));
    transactions.run(
        () -> {
          id.filter(known -> !maySignAgain && ledger.find(known).isEmpty())
              .ifPresent(
                  known ->
                      book.note(
                          new RefusalBook.Entry(
                              known, submission.authenticated(), refused.refusals(), now)));
          audit.record(
              new AuditEvent(
                  "message.refused",
                  now,
                  Optional.of(submission.authenticated()),
                  id,
                  Optional.empty(),
                  refused.code().name(),
                  refused.refusals().stream().map(Refusals::place).distinct().toList()));
        });
    return id.isPresent() && !maySignAgain ? refused.notedAt(now) : refused;
  }

  /** The message may be sound: the same may come again with a signature that holds. */
  private static boolean isOfTheSignature(RefusalCode code) {
    return switch (code) {
      case SIGNATURE_MISSING,
          SIGNATURE_INVALID,
          SIGNATURE_STALE,
          SIGNER_KEY_EXPIRED,
          SIGNER_KEY_NOT_YET_VALID,
          SIGNER_KEY_REVOKED,
          SIGNER_KEY_UNTRUSTED ->
          true;
      default -> false;
    };
  }

  private static String place(Refusal refusal) {
    return refusal.code() + " " + refusal.location();
  }
}

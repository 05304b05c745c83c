package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.audit.AuditEvent;
import dk.sektorbro.certificate.AnswerDoubts;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.UnitOfWork;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Where a person decides which request an answer belongs to that names none and fits several. */
public final class DoubtDesk {

  private final AnswerDoubts doubts;
  private final DeadLetters letters;
  private final Audit audit;
  private final UnitOfWork transactions;
  private final Clock clock;

  DoubtDesk(
      AnswerDoubts doubts, DeadLetters letters, Audit audit, UnitOfWork transactions, Clock clock) {
    this.doubts = doubts;
    this.letters = letters;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Answers nobody has decided on, oldest first. */
  public List<AnswerDoubts.Doubt> open() {
    return doubts.open();
  }

  /**
   * The answer goes on as the answer to that request.
   *
   * @param by who decides
   * @return false where the answer is not in doubt, or the request is none of its candidates
   */
  public boolean decide(MessageId answer, MessageId request, String by) {
    boolean decided = transactions.inOne(() -> note(answer, request, by));
    if (decided) {
      var unused = letters.replay(DeadLetters.Which.one(answer), by);
    }
    return decided;
  }

  private boolean note(MessageId answer, MessageId request, String by) {
    boolean fits =
        doubts.find(answer).stream()
            .flatMap(doubt -> doubt.candidates().stream())
            .anyMatch(candidate -> candidate.request().equals(request));
    if (fits) {
      doubts.choose(answer, Optional.of(request));
      audit.record(
          new AuditEvent(
              "certificate.matched",
              clock.instant(),
              Optional.empty(),
              Optional.of(answer),
              Optional.empty(),
              "ok",
              List.of("by " + by, "request " + request)));
    }
    return fits;
  }
}

package dk.sektorbro.certificate;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.UnitOfWork;
import java.util.Optional;

/** Whoever was asked says that somebody works on it. Said twice, it counts once. */
public final class AcceptRequest {

  private final CertificateRequests requests;
  private final Dialogue dialogue;
  private final UnitOfWork transactions;

  public AcceptRequest(CertificateRequests requests, Dialogue dialogue, UnitOfWork transactions) {
    this.requests = requests;
    this.dialogue = dialogue;
    this.transactions = transactions;
  }

  /**
   * @throws Refused when the request did not reach the party, or is past that
   */
  public void handle(MessageId id, PartyId by) {
    transactions.run(
        () -> {
          CertificateRequest request =
              requests
                  .lock(id)
                  .filter(asked -> isWith(asked, by))
                  .orElseThrow(
                      () ->
                          new Refused(
                              RefusalCode.NOT_FOUND, "Task", "You have no request with this id."));
          if (!(request.standing().stage() instanceof Stage.Accepted)) {
            take(request, by);
          }
        });
  }

  private void take(CertificateRequest request, PartyId by) {
    try {
      CertificateRequest unused =
          dialogue.take(request, new Step.Accepted(), Optional.of(by), Optional.empty());
    } catch (Stage.IllegalStep illegal) {
      throw new Refused(illegal.code(), "Task.status", illegal.explanation());
    }
  }

  /** Whether the request was let through to the party. */
  public static boolean isWith(CertificateRequest request, PartyId party) {
    Standing standing = request.standing();
    return standing.answerer().equals(party)
        && !(standing.stage() instanceof Stage.Ordered)
        && !(standing.stage() instanceof Stage.Withheld);
  }
}

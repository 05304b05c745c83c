package dk.sektorbro.certificate;

import dk.sektorbro.exchange.MessageId;
import java.util.Optional;

/**
 * A message of the dialogue was not shared, and so did not happen: a request that never arrived is
 * closed, a request whose answer did not is open again.
 */
public final class UndoDisclosure {

  private final CertificateRequests requests;
  private final Dialogue dialogue;

  public UndoDisclosure(CertificateRequests requests, Dialogue dialogue) {
    this.requests = requests;
    this.dialogue = dialogue;
  }

  /**
   * @param forGood as {@link Step.NotShared} has it
   */
  public void handle(MessageId notShared, boolean forGood) {
    requests
        .lockConcernedBy(notShared)
        .ifPresent(
            request -> {
              CertificateRequest unused =
                  dialogue.take(
                      request,
                      new Step.NotShared(forGood),
                      Optional.empty(),
                      Optional.of(notShared));
            });
  }
}

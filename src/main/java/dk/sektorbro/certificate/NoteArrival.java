package dk.sektorbro.certificate;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.util.Optional;

/** A message of the dialogue was handed over to its receiver. */
public final class NoteArrival {

  private final CertificateRequests requests;
  private final Dialogue dialogue;

  public NoteArrival(CertificateRequests requests, Dialogue dialogue) {
    this.requests = requests;
    this.dialogue = dialogue;
  }

  /** In the caller's transaction; nothing for a message of no dialogue. */
  public void handle(MessageId message, PartyId receiver) {
    requests
        .lockConcernedBy(message)
        .ifPresent(
            request -> {
              CertificateRequest unused =
                  dialogue.take(
                      request, new Step.Arrived(), Optional.of(receiver), Optional.of(message));
            });
  }
}

package dk.sektorbro.certificate;

import dk.sektorbro.exchange.MessageId;

/**
 * A message of the dialogue was not shared: a request that never arrived is closed, a request whose
 * answer did not is open again.
 */
public final class UndoDisclosure {

  private final CertificateRequests requests;

  public UndoDisclosure(CertificateRequests requests) {
    this.requests = requests;
  }

  public void handle(MessageId notShared) {
    requests
        .lockConcernedBy(notShared)
        .map(
            request ->
                request.message().equals(notShared) ? request.withheld() : request.reopened())
        .ifPresent(requests::store);
  }
}

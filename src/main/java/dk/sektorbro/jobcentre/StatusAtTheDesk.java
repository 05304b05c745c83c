package dk.sektorbro.jobcentre;

import dk.sektorbro.certificate.CertificateRequests;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;

/** The jobcentre's desk in front of the ledger. */
final class StatusAtTheDesk implements StatusDesk {

  private final dk.sektorbro.delivery.StatusDesk statuses;
  private final CertificateRequests certificates;

  StatusAtTheDesk(dk.sektorbro.delivery.StatusDesk statuses, CertificateRequests certificates) {
    this.statuses = statuses;
    this.certificates = certificates;
  }

  @Override
  public StatusReport status(PartyId by, String senderMessageId) {
    return statuses
        .status(by, senderMessageId)
        .map(
            status ->
                new StatusReport(
                    status.id(),
                    status.state(),
                    status.reason(),
                    status.refusals(),
                    status.history(),
                    certificates
                        .findConcernedBy(status.id())
                        .flatMap(request -> request.asKnownTo(by))))
        .orElseThrow(
            () ->
                new Refused(
                    RefusalCode.NOT_FOUND,
                    "/GetStatus/MessageId",
                    "You sent no message with this id; check the id."));
  }
}

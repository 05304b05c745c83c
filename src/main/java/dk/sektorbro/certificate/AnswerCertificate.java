package dk.sektorbro.certificate;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.CertificateAnswered;

/**
 * Psychiatry answers a request: the one it was asked, about the citizen it was asked about, once.
 */
public final class AnswerCertificate {

  private static final String TASK = "Bundle.entry.resource.ofType(Task)";

  private final CertificateRequests requests;

  public AnswerCertificate(CertificateRequests requests) {
    this.requests = requests;
  }

  /**
   * @throws Refused when there is no such open request between these two about this citizen
   */
  public void handle(
      MessageId message,
      PartyId answerer,
      PartyId requester,
      CitizenKey citizen,
      CertificateAnswered answered) {
    CertificateRequest request =
        requests
            .lock(CertificateRequest.idOf(requester, answered.requestId()))
            .filter(asked -> asked.answerer().equals(answerer) && asked.citizen().equals(citizen))
            .filter(asked -> asked.form().equals(answered.form()))
            .filter(asked -> asked.state() != CertificateRequest.State.WITHHELD)
            .orElseThrow(
                () ->
                    new Refused(
                        RefusalCode.REQUEST_UNKNOWN,
                        TASK + ".identifier",
                        "No request with this id was sent to you by this receiver about this citizen for this form."));
    boolean another =
        request.state() == CertificateRequest.State.ANSWERED
            && !request.answer().map(message::equals).orElse(false);
    if (another) {
      throw new Refused(
          RefusalCode.REQUEST_CLOSED, TASK + ".identifier", "The request is answered already.");
    }
    requests.store(request.answeredBy(message));
  }
}

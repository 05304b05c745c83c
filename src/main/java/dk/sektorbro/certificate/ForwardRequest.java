package dk.sektorbro.certificate;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.CertificateForwarded;
import dk.sektorbro.participant.ParticipantDirectory;
import java.util.Optional;

/** The unit that was asked passes the request on to the right one. */
public final class ForwardRequest {

  private static final String TASK = "Bundle.entry.resource.ofType(Task)";

  private final CertificateForms forms;
  private final CertificateRequests requests;
  private final ParticipantDirectory directory;
  private final Dialogue dialogue;

  public ForwardRequest(
      CertificateForms forms,
      CertificateRequests requests,
      ParticipantDirectory directory,
      Dialogue dialogue) {
    this.forms = forms;
    this.requests = requests;
    this.directory = directory;
    this.dialogue = dialogue;
  }

  /**
   * The unit passes on what it got: where the request was handed over since, it is the same request
   * and goes on for whoever asks now.
   *
   * @throws Refused when the party has no such request, the receiver does not give such
   *     certificates, or the request can no longer go on
   */
  public void handle(
      MessageId message,
      PartyId from,
      PartyId to,
      CitizenKey citizen,
      CertificateForwarded forwarded) {
    CertificateRequest request =
        asked(forwarded.requester(), forwarded.request().requestId())
            .filter(asked -> asked.citizen().equals(citizen))
            .filter(asked -> asked.form().equals(forwarded.request().form()))
            .filter(asked -> asked.standing().answerer().equals(from))
            .filter(asked -> isOrWasIn(asked, forwarded.request().caseNumber()))
            .orElseThrow(
                () ->
                    new Refused(
                        RefusalCode.REQUEST_UNKNOWN,
                        TASK + ".identifier",
                        "No such request was sent to you about this citizen for this form and case."));
    if (!forms.get(request.form()).answerers().contains(directory.get(to).sector())
        || to.equals(from)) {
      throw new Refused(
          RefusalCode.FORWARD_NOT_POSSIBLE,
          TASK + ".owner",
          "That unit does not give certificates by this form.");
    }
    try {
      CertificateRequest unused =
          dialogue.take(request, new Step.Forwarded(to), Optional.of(from), Optional.of(message));
    } catch (Stage.IllegalStep illegal) {
      throw new Refused(illegal.code(), TASK + ".identifier", illegal.explanation());
    }
  }

  private Optional<CertificateRequest> asked(PartyId requester, String requestId) {
    return requests
        .lockNamed(requester, requestId)
        .or(
            () ->
                requests
                    .findFormer(requester, requestId)
                    .flatMap(found -> requests.lock(found.id())));
  }

  private boolean isOrWasIn(CertificateRequest request, String caseNumber) {
    return request.particulars().caseNumber().equals(caseNumber)
        || requests.wasInCase(request.id(), caseNumber);
  }

  /** As the right unit is to read it: who asks for it, and in which case. */
  public CertificateForwarded completed(MessageId message, CertificateForwarded forwarded) {
    return requests
        .findConcernedBy(message)
        .map(
            asked ->
                new CertificateForwarded(
                    forwarded.request().inCase(asked.particulars().caseNumber()),
                    asked.requester(),
                    forwarded.forwards()))
        .orElse(forwarded);
  }
}

package dk.sektorbro.certificate;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A request for a certificate.
 *
 * @param id the hub's, derived from the requester and the requester's own id of it
 * @param message the message that asked
 * @param answer the message that answers
 */
public record CertificateRequest(
    MessageId id,
    MessageId message,
    PartyId requester,
    PartyId answerer,
    CitizenKey citizen,
    String form,
    LocalDate due,
    State state,
    Optional<MessageId> answer,
    Particulars particulars) {

  /** Where the request is. */
  public enum State {
    ASKED,
    ANSWERED,
    /** The request never reached the answerer. */
    WITHHELD
  }

  /** What is kept concealed. */
  public record Particulars(String requestId, String conversation, String caseNumber) {}

  public static MessageId idOf(PartyId requester, String requestId) {
    return MessageId.of(requester, "request/" + requestId);
  }

  CertificateRequest answeredBy(MessageId by) {
    return with(State.ANSWERED, Optional.of(by));
  }

  CertificateRequest reopened() {
    return with(State.ASKED, Optional.empty());
  }

  CertificateRequest withheld() {
    return with(State.WITHHELD, Optional.empty());
  }

  private CertificateRequest with(State next, Optional<MessageId> by) {
    return new CertificateRequest(
        id, message, requester, answerer, citizen, form, due, next, by, particulars);
  }
}

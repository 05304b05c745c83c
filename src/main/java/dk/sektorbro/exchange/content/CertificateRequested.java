package dk.sektorbro.exchange.content;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A jobcentre asks for a medical certificate.
 *
 * @param requestId the requester's id of the request, a UUID
 * @param conversation the thread every later message of the dialogue carries, a UUID
 * @param form code of the form, such as {@code LAE-285}
 * @param caseNumber the jobcentre's case
 * @param due the day the answer is due
 * @param questions what the caseworker asks beyond the form, in the caseworker's words
 */
public record CertificateRequested(
    Citizen citizen,
    String requestId,
    String conversation,
    String form,
    String caseNumber,
    LocalDate due,
    List<String> questions,
    Author author,
    Instant writtenAt)
    implements Content {

  /** The same in a case by another number. */
  public CertificateRequested inCase(String number) {
    return new CertificateRequested(
        citizen, requestId, conversation, form, number, due, questions, author, writtenAt);
  }

  @Override
  public String toString() {
    return "CertificateRequested[" + form + "]";
  }
}

package dk.sektorbro.exchange.content;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that follows on a request for a certificate, from whoever asked: a reminder, a
 * certificate sent back, a request taken back.
 *
 * @param citizen absent where the hub writes by itself: it keeps no names
 * @param requestId the requester's id of the request
 * @param about the request as the hub knows it; empty as long as only the sender's words are read
 * @param author absent where the hub writes by itself
 */
public record CertificateNotice(
    Optional<Citizen> citizen,
    String requestId,
    Optional<RequestReference> about,
    Matter matter,
    Optional<Author> author,
    Instant writtenAt)
    implements Content {

  /** What it says. */
  public sealed interface Matter {

    /**
     * The answer is missing.
     *
     * @param number which reminder it is since the answer was last asked for; 0 where a caseworker
     *     wrote it
     */
    record Reminder(Urgency urgency, int number, Optional<String> text) implements Matter {
      @Override
      public String toString() {
        return "Reminder[" + urgency + ", " + number + "]";
      }
    }

    /** The certificate lacks something. */
    record Return(List<String> missing) implements Matter {
      @Override
      public String toString() {
        return "Return[" + missing.size() + " missing]";
      }
    }

    /** The certificate is no longer needed. */
    record Recall(Optional<String> reason) implements Matter {
      @Override
      public String toString() {
        return "Recall";
      }
    }
  }

  /** The same about the request as the hub knows it. */
  public CertificateNotice about(RequestReference request) {
    return new CertificateNotice(
        citizen, requestId, Optional.of(request), matter, author, writtenAt);
  }

  @Override
  public String toString() {
    return "CertificateNotice[" + matter + "]";
  }
}

package dk.sektorbro.exchange.content;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Psychiatry answers a request for a certificate, or declines it.
 *
 * @param answersMessage the sender's id of the request message that this answers ({@code
 *     MessageHeader.id})
 */
public record CertificateAnswered(
    Citizen citizen,
    String requestId,
    String conversation,
    String form,
    String answersMessage,
    Outcome outcome,
    Author author,
    Instant writtenAt)
    implements Content {

  /** What came of the request. */
  public sealed interface Outcome {

    /** The certificate, and the form as a document where the doctor sent one. */
    record Answered(List<Item> items, Optional<Attachment> document) implements Outcome {
      @Override
      public String toString() {
        return "Answered[" + items.size() + " items]";
      }
    }

    /** The doctor cannot or need not give it. */
    record Declined(String reason) implements Outcome {
      @Override
      public String toString() {
        return "Declined";
      }
    }
  }

  /**
   * One answer.
   *
   * @param linkId the item of the form's questionnaire, such as {@code 2.1}
   * @param question the item's text
   * @param value as text; a date as ISO 8601, a number in decimal digits
   */
  public record Item(String linkId, String question, String value) {
    @Override
    public String toString() {
      return "Item[" + linkId + "]";
    }
  }

  @Override
  public String toString() {
    return "CertificateAnswered[" + form + ", " + outcome + "]";
  }
}

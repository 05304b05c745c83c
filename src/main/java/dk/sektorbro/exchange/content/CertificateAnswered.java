package dk.sektorbro.exchange.content;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Psychiatry answers a request for a certificate, or declines it.
 *
 * @param requestId which request; empty where the answer does not say
 * @param conversation the thread; empty where the answer does not say
 * @param matched whether the hub found the request, because the answer does not name one
 * @param answersMessage the message that this answers ({@code MessageHeader.id}); empty where the
 *     answer does not say
 */
public record CertificateAnswered(
    Citizen citizen,
    Optional<String> requestId,
    Optional<String> conversation,
    boolean matched,
    String form,
    String answersMessage,
    Outcome outcome,
    Author author,
    Instant writtenAt)
    implements Content {

  /** The same as the answer to the request that the hub found for it. */
  public CertificateAnswered matchedTo(RequestReference request) {
    return new CertificateAnswered(
        citizen,
        Optional.of(request.requestId()),
        Optional.of(request.conversation()),
        true,
        form,
        answersMessage,
        outcome,
        author,
        writtenAt);
  }

  /** The same with another outcome. */
  public CertificateAnswered with(Outcome other) {
    return new CertificateAnswered(
        citizen, requestId, conversation, matched, form, answersMessage, other, author, writtenAt);
  }

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

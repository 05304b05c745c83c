package dk.sektorbro.exchange.content;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Free-text correspondence between professionals about a citizen: MedCom CareCommunication and the
 * jobcentre's own message.
 *
 * @param communicationId the thread ({@code Communication.identifier}), a UUID
 * @param category a code of MedCom's {@code medcom-careCommunication-categoryCodes}
 * @param topic the subject line; mandatory when the category is {@code other}
 * @param priority {@code routine}, {@code urgent}, {@code asap} or {@code stat}, where the category
 *     lets one be given
 * @param episodeOfCare ids of the episode of care that the message concerns
 * @param parts texts and attachments of the whole thread, in the order of the message
 * @param history the chain of turns (Provenance), oldest first where the message tells; the last
 *     written is this message
 * @param recipientName the person or team within the receiver that the sender asked for
 */
public record Correspondence(
    Citizen citizen,
    String communicationId,
    String category,
    Optional<String> topic,
    Optional<String> priority,
    List<String> episodeOfCare,
    List<Part> parts,
    List<Turn> history,
    Optional<String> recipientName)
    implements Content {

  /** One payload of the message. */
  public sealed interface Part {

    String id();

    OffsetDateTime writtenAt();

    Optional<Author> author();

    /** What somebody wrote. */
    record Text(String id, OffsetDateTime writtenAt, Optional<Author> author, String text)
        implements Part {
      @Override
      public String toString() {
        return "Text[" + id + "]";
      }
    }

    /** A file, or a link to one. */
    record File(String id, OffsetDateTime writtenAt, Optional<Author> author, Attachment attachment)
        implements Part {
      @Override
      public String toString() {
        return "File[" + id + ", " + attachment + "]";
      }
    }
  }

  /**
   * One turn of the thread, as its Provenance tells it.
   *
   * @param messageId the message of that turn ({@code MessageHeader.id})
   * @param organisationSor the organisation that took the turn
   * @param revises the message it answers, forwards or corrects
   * @param revisesIdentifier the same by identifier, where the message before was no FHIR message
   * @param parts ids of the parts that came with that turn
   */
  public record Turn(
      String messageId,
      Activity activity,
      OffsetDateTime at,
      Optional<String> organisationSor,
      Optional<String> revises,
      Optional<String> revisesIdentifier,
      List<String> parts) {}

  /** What a turn did. */
  public enum Activity {
    NEW,
    REPLY,
    FORWARD
  }

  /** The same thread with these parts in the place of its own. */
  public Correspondence with(List<Part> others) {
    return new Correspondence(
        citizen,
        communicationId,
        category,
        topic,
        priority,
        episodeOfCare,
        others,
        history,
        recipientName);
  }

  @Override
  public String toString() {
    return "Correspondence[" + category + ", " + parts.size() + " parts]";
  }
}

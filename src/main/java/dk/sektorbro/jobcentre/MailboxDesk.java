package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.ByteSource;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.seal.Notary;
import java.time.Instant;
import java.util.List;

/** Where a jobcentre collects what waits for it. */
public interface MailboxDesk {

  /**
   * The oldest messages of the party's mailbox. Reading them changes nothing but that they count as
   * delivered; they stay until acknowledged.
   *
   * @param max at most so many
   */
  Page receive(PartyId by, int max);

  /**
   * Takes messages out of the party's mailbox: one outcome for each id, in the order given.
   *
   * @param word how the party says that it has them
   */
  List<Outcome> acknowledge(PartyId by, List<MessageId> messages, Notary.Word word);

  /**
   * What was read.
   *
   * @param more whether others wait behind these
   */
  record Page(List<Item> items, boolean more) {}

  /**
   * A message for a jobcentre.
   *
   * @param id the hub's id of it
   */
  record Item(MessageId id, MessageKind kind, PartyId from, Instant placedAt, Content content) {}

  /** Open in the last hop, or sealed to the receiver's own key. */
  sealed interface Content {

    /** A {@code Delivery} in the jobcentres' language. */
    record Open(Payload payload) implements Content {}

    /** CMS as the hub sealed it. */
    record Sealed(ByteSource cms) implements Content {}
  }

  /** What came of acknowledging one message. */
  enum Outcome {
    ACKNOWLEDGED,
    ALREADY_ACKNOWLEDGED,
    NOT_FOUND
  }
}

package dk.sektorbro.delivery;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sealed messages that wait for their receivers to collect them. Writing joins the caller's
 * transaction.
 */
interface MailboxStore {

  /** Puts a message in; one that is there already stays as it is. */
  void put(MessageId message, PartyId receiver, byte[] sealed, Instant at);

  /** What waits for a party, oldest first. */
  List<Waiting> of(PartyId receiver, int limit);

  /** What waits for a party and fits the filter, oldest first, from behind a place on. */
  List<Place> list(PartyId receiver, MailboxFilter filter, long after, int limit);

  Optional<Waiting> find(PartyId receiver, MessageId message);

  /** Destroys the sealed payload and leaves the message's place. */
  void empty(MessageId message);

  /** Removes the message and its sealed payload. */
  void remove(MessageId message);

  int count(PartyId receiver);

  /** What has lain in a mailbox since before the moment. */
  List<MessageId> placedBefore(Instant moment, int limit);

  /** The same, of what no report has been made yet. */
  List<MessageId> unreportedSince(Instant moment, int limit);

  void markReported(MessageId message);

  /**
   * A message's place.
   *
   * @param number grows with every message that is put in
   */
  record Place(long number, MessageId message) {}

  /** A message in a mailbox. */
  @SuppressWarnings("ArrayRecordComponent")
  record Waiting(MessageId message, byte[] sealed, Instant placedAt) {}
}

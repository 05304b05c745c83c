package dk.sektorbro.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The book of every message: who, to whom, what kind, where it is now and how it got there.
 * Personal particulars lie concealed.
 *
 * <p>Every change of state and its audit record are written in one database transaction by the
 * caller.
 */
public interface Ledger {

  /** The entry, locked until the surrounding transaction ends. */
  Optional<Entry> lock(MessageId id);

  Optional<Entry> find(MessageId id);

  /** Which message of this sender came in this transmission. */
  Optional<MessageId> messageOfTransmission(PartyId sender, String transmissionId);

  /**
   * Writes a new entry; waits for another that writes the same. An entry with that id that is there
   * already is left as it is.
   *
   * @return false where one was there
   */
  boolean open(Entry entry);

  /**
   * Remembers what will be shared, so that consent can be decided again without opening the
   * message.
   */
  void describe(MessageId id, String disclosure);

  /**
   * Moves a message on and notes the step.
   *
   * @throws WrongState when {@code to} does not follow the present state
   */
  Entry move(MessageId id, MessageState to, String reason, Instant at);

  /**
   * Keeps of a message only that it was: its ids, kind and parties, and its steps. Citizen, thread,
   * size and what was shared are gone.
   */
  void forget(MessageId id);

  List<Step> history(MessageId id);

  /** Whether its receiver ever had it, whatever became of it since. */
  default boolean wasHandedOver(MessageId id) {
    return history(id).stream()
        .map(Step::state)
        .anyMatch(state -> state == MessageState.DELIVERED || state == MessageState.ACKNOWLEDGED);
  }

  /** Whether its receiver has it, had it, or will have it before anything that is sent now. */
  default boolean mayReach(MessageId id) {
    return find(id).stream()
        .anyMatch(
            entry ->
                switch (entry.state()) {
                  case RECEIVED, ACCEPTED, RELEASED, WAITING, DELIVERED, ACKNOWLEDGED, REJECTED ->
                      true;
                  case REFUSED, WITHHELD, STOPPED, EXPIRED, HANDLED, RECALLED, DISCARDED -> false;
                  case DEAD, ERASED -> wasHandedOver(id);
                });
  }

  List<Entry> search(Query query);

  /** Messages of a kind that were taken before the moment and have not reached their receiver. */
  List<MessageId> undelivered(MessageKind kind, Instant takenBefore, int limit);

  /** Messages about the citizen that were released and that nobody has received yet. */
  List<MessageId> onTheWay(CitizenKey citizen);

  /**
   * Messages about the citizen that the party sent, or has: the latest, newest first.
   *
   * @param limit at most so many
   */
  List<Entry> ofCourse(CitizenKey citizen, PartyId party, int limit);

  /**
   * Those of some kinds, a page at a time.
   *
   * @param after the last of the page before; empty for the first
   */
  List<Entry> ofCourse(
      CitizenKey citizen, PartyId party, Set<MessageKind> kinds, Optional<Entry> after, int limit);

  /** A message as the book has it. */
  record Entry(
      Envelope envelope,
      MessageState state,
      String reason,
      Particulars particulars,
      int size,
      Instant changedAt) {}

  /**
   * What the hub must remember of a message and may not show: kept concealed.
   *
   * @param senderMessageId the id its sender gave it
   * @param transmissionId the id of the transmission it first came in
   * @param disclosure what is shared, as the stage that decides consent wrote it; empty until
   *     release
   */
  record Particulars(
      String senderMessageId,
      String transmissionId,
      Optional<String> conversation,
      Optional<String> requestId,
      Optional<String> disclosure) {}

  /** One step of a message. */
  record Step(MessageState state, String reason, Instant at) {}

  /**
   * What to list. Empty means any.
   *
   * @param limit at most so many, newest first
   */
  record Query(
      Optional<PartyId> party,
      Optional<MessageKind> kind,
      Optional<MessageState> state,
      Optional<Instant> from,
      Optional<Instant> to,
      int limit) {}

  /** A message cannot go from the state it is in to the one asked for. */
  final class WrongState extends RuntimeException {
    public WrongState(MessageId id, MessageState from, MessageState to) {
      super("Message " + id + " is " + from + " and cannot become " + to);
    }
  }
}

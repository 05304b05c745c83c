package dk.sektorbro.delivery;

import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where messages wait outside the queues. A message has one place at most. Writing joins the
 * caller's transaction.
 */
interface HeldStore {

  /** True where a message of the same citizen to the same receiver waits for that stage. */
  boolean isBehindAnother(Envelope envelope, Stage stage);

  /** Gives the message a place, or changes what it waits for; its turn stays what it was. */
  void hold(Envelope envelope, Held held);

  /** What has somebody due. */
  List<Due> due(Instant now);

  /**
   * Takes the first message that is due, and that no earlier one of the same citizen waits before,
   * for this hub alone until the lease ends.
   */
  Optional<Held> claim(Due due, Instant now, Instant leaseEnds);

  /** The message has been through its attempt, unless it was given another place meanwhile. */
  void leave(Held claimed);

  Optional<Held> lock(MessageId message);

  /** The same, where no attempt has it in hand at this moment. */
  Optional<Held> lockIdle(MessageId message);

  void remove(MessageId message);

  /** Whatever waits for the party's interface is due now. */
  void wake(PartyId receiver, Instant now);

  /** Dead letters, oldest first. Empty means any. */
  List<Held> dead(DeadQuery query);

  /** A stage and a party that have messages due. */
  record Due(Stage stage, PartyId receiver) {}

  /** Which dead letters. */
  record DeadQuery(
      Optional<MessageId> message,
      Optional<PartyId> party,
      Optional<MessageKind> kind,
      Optional<String> reason,
      int limit) {}
}

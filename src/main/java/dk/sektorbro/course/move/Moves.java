package dk.sektorbro.course.move;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every move that was said of, concealed. Writing joins the caller's transaction. */
public interface Moves {

  /** One change of what is known of a citizen's moves after another, until the transaction ends. */
  void lock(CitizenKey citizen);

  /** Of a citizen, in the order they were said, those taken back too. */
  List<Move> of(CitizenKey citizen);

  /** Writes a new one, or over what is known of one. */
  void store(Move move);

  /**
   * Citizens of whom it is to be looked for what can be handed over, by their keys: those who were
   * touched since that was done, and those whose time has come.
   *
   * @param after where the page before ended; empty for the first
   */
  List<CitizenKey> due(Instant now, Optional<CitizenKey> after, int limit);

  /** Something has changed that may let more be handed over, in the caller's lock. */
  void touch(CitizenKey citizen);

  /** How often each of the citizen's moves was touched. */
  Map<MessageId, Long> touched(CitizenKey citizen);

  /**
   * What those could let be handed over was looked for, in the caller's lock.
   *
   * @param next when it is to be done again, where nothing touches them before
   */
  void looked(Map<MessageId, Long> touched, Instant next);

  /** Forgets those that were said before the moment. */
  void forgetBefore(Instant moment);

  /** Where the citizen lives and whom they have left. */
  default Residence residenceOf(CitizenKey citizen) {
    return new Residence(of(citizen));
  }
}

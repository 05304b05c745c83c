package dk.sektorbro.certificate.clock;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every sickness-benefit case. Writing joins the caller's transaction. */
public interface Cases {

  Optional<SickLeaveCase> find(MessageId id);

  /** The same, locked until the surrounding transaction ends. */
  Optional<SickLeaveCase> lock(MessageId id);

  /**
   * Notes which case a registration is of.
   *
   * @return the case that a registration with that id was of before, or else this one
   */
  MessageId claim(MessageId registration, MessageId of);

  /**
   * Writes a new case, to be looked at from that moment; waits for another that opens the same.
   *
   * @return false where the case was there before
   */
  boolean open(SickLeaveCase opened, Instant look);

  /**
   * Writes what changed in a case that is there.
   *
   * @param look when it must be looked at next; empty where it need not be
   */
  void store(SickLeaveCase changed, Optional<Instant> look);

  /** The case is looked at next at that moment; also one that cannot be read. */
  void postpone(MessageId id, Instant look);

  /** Open cases that are to be looked at, the longest due first. */
  List<MessageId> due(Instant now, int limit);

  List<MessageId> openOf(CitizenKey citizen);

  List<SickLeaveCase> open(PartyId jobcentre);

  /** Cases that came to the hub from the first moment until before the second. */
  List<SickLeaveCase> registered(PartyId jobcentre, Instant from, Instant until);

  /** How many open cases of each jobcentre wait for a consent. */
  Map<PartyId, Long> waiting();
}

package dk.sektorbro.course.team;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every citizen's team, concealed. Writing joins the caller's transaction. */
public interface TeamBook {

  /** One change to the citizen's team after another, until the transaction ends. */
  void lock(CitizenKey citizen);

  Optional<UUID> teamOf(CitizenKey citizen);

  /**
   * @param team also the id of one that became part of this one when two numbers were joined
   */
  Optional<CitizenKey> citizenOf(UUID team);

  /** Begins the citizen's team. */
  void begin(UUID team, CitizenKey citizen);

  /** By the SOR code of the party. */
  List<TeamPart> parts(CitizenKey citizen);

  Optional<TeamPart> part(CitizenKey citizen, PartyId party);

  /** In the place of any that the party had, which is kept as an earlier one. */
  void put(UUID team, TeamPart part);

  /** What the party's part was before, newest first; the last few. */
  List<TeamPart> earlier(CitizenKey citizen, PartyId party);

  /** With everything earlier of it. */
  void remove(UUID team, PartyId party);

  /** Forgets what was written before the moment, and the letters to teams of before it. */
  void forgetBefore(Instant moment);

  /** A message to the team goes to a member as a message of its own. */
  void addressed(Copy copy);

  /** The messages that one to the team became, in the order they were made. */
  List<Copy> copiesOf(MessageId original);

  /** Whom earlier messages of the same sender to the team went to, in the same conversation. */
  List<PartyId> addressedBefore(Envelope message);

  /**
   * A message to the team, as one member gets it.
   *
   * @param id the hub's id of it as a message; follows from the original and the receiver
   */
  record Copy(MessageId id, MessageId original, PartyId receiver) {

    public static Copy of(MessageId original, PartyId receiver) {
      return new Copy(original.consequence("team/" + receiver), original, receiver);
    }
  }
}

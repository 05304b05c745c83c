package dk.sektorbro.course.move;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.participant.Sector;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** A jobcentre says that a citizen has moved away, or that it was wrong about that. */
public final class RegisterMove {

  private final Moves moves;
  private final ParticipantDirectory directory;
  private final Clock clock;

  public RegisterMove(Moves moves, ParticipantDirectory directory, Clock clock) {
    this.moves = moves;
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * In the caller's transaction. The same said again is nothing new.
   *
   * @return whether it is new
   * @throws Refused where there is no such jobcentre, or another move from the party stands
   */
  public boolean handle(PartyId from, PartyId to, CitizenKey citizen) {
    if (to.equals(from)
        || directory.find(to).filter(party -> party.sector() == Sector.JOBCENTRE).isEmpty()) {
      throw new Refused(RefusalCode.RECEIVER_UNKNOWN, "", "No other jobcentre has this SOR code.");
    }
    moves.lock(citizen);
    Optional<Move> before = moves.residenceOf(citizen).departure(from);
    if (before.isPresent() && !before.get().to().equals(to)) {
      throw new Refused(
          RefusalCode.MOVE_STANDS,
          "",
          "You have said that the citizen moved to another jobcentre. Take that back first.");
    }
    if (before.isEmpty()) {
      moves.store(
          new Move(
              new MessageId(UUID.randomUUID()),
              citizen,
              from,
              to,
              clock.instant(),
              Optional.empty(),
              Optional.empty()));
    }
    return before.isEmpty();
  }

  /**
   * In the caller's transaction. Nothing where the party said of no move.
   *
   * @return whether it is new
   * @throws Refused where something was handed over
   */
  public boolean takeBack(PartyId from, CitizenKey citizen) {
    moves.lock(citizen);
    Optional<Move> said = moves.residenceOf(citizen).departure(from);
    if (said.filter(move -> move.handedOverAt().isPresent()).isPresent()) {
      throw new Refused(
          RefusalCode.MOVE_STANDS,
          "",
          "What you had was handed over. If the citizen has come back, the jobcentre there says so.");
    }
    said.ifPresent(move -> moves.store(move.takenBack(clock.instant())));
    return said.isPresent();
  }
}

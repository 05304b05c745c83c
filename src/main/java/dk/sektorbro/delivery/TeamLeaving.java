package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.course.team.TeamBook;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.PartyId;
import java.time.Clock;
import java.util.List;

/**
 * Takes a party that the citizen has moved away from out of the citizen's team: who of it was in
 * contact from day to day no longer is, and nobody is to write to them as to a member.
 */
final class TeamLeaving {

  private final TeamBook teams;
  private final Trail trail;

  TeamLeaving(TeamBook teams, Audit audit, Clock clock) {
    this.teams = teams;
    this.trail = new Trail(audit, clock);
  }

  /** In the caller's transaction. Nothing where the party is not in it. */
  void leave(CitizenKey citizen, PartyId gone) {
    teams.lock(citizen);
    if (teams.part(citizen, gone).isPresent()) {
      teams.teamOf(citizen).ifPresent(team -> teams.remove(team, gone));
      trail.act("team.left", gone, citizen, List.of());
    }
  }
}

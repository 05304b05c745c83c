package dk.sektorbro.course.team;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.Citizen;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where parties read a citizen's team, join it and leave it. */
public interface CitizenTeam {

  /**
   * A team as one party sees it.
   *
   * @param id of the team, the same for every party
   * @param version names what the party sees, for a change to be based on; 64 hex digits
   * @param parts of each party that is seen, the reader's own among them
   */
  record View(UUID id, String version, Citizen citizen, List<TeamPart> parts) {}

  /**
   * @throws Refused where the party sees nobody; the same for a citizen the hub does not know
   */
  View read(PartyId by, CitizenId citizen);

  /**
   * @param team also an id from before two numbers of the citizen were joined; the answer has the
   *     one that holds
   * @throws Refused where there is no such team, or the party sees nobody of it
   */
  View read(PartyId by, UUID team);

  /**
   * Says who of the party is in the citizen's team, in the place of whoever was.
   *
   * @param basedOn the version that the party saw; empty where it saw nobody of its own
   * @param members all of the party's own; none to leave the team
   * @return the team as the party sees it then; empty where it sees nobody
   * @throws Refused at {@code basedOn} where the party's own part is another than it saw
   */
  Optional<View> write(PartyId by, Citizen citizen, Optional<String> basedOn, List<Member> members);
}

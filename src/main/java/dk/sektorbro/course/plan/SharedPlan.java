package dk.sektorbro.course.plan;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.Citizen;
import dk.sektorbro.exchange.content.PlanPart;
import dk.sektorbro.exchange.content.PlanSeen;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where parties read and write a citizen's plan. Each sees what consent lets it see right then. */
public interface SharedPlan {

  /**
   * A plan as one party sees it.
   *
   * @param id of the plan, the same for every party
   * @param version names what the party sees, for a change to be based on; 64 hex digits
   */
  record View(UUID id, String version, PlanSeen seen) {}

  /**
   * @throws Refused where the party sees nothing; the same for a citizen the hub does not know
   */
  View read(PartyId by, CitizenId citizen);

  /**
   * @param plan also an id from before two numbers of the citizen were joined; the answer has the
   *     one that holds
   * @throws Refused where there is no such plan, or the party sees nothing of it
   */
  View read(PartyId by, UUID plan);

  /**
   * Changes the plan, or begins it, and tells the others who may hear of it.
   *
   * @param basedOn the version that the party saw; empty where it saw none
   * @param parts as they are to be; what is left out stays as it is
   * @return the plan as the party sees it then
   * @throws Refused at {@code basedOn} or {@code parts[n]}
   */
  View write(PartyId by, Citizen citizen, Optional<String> basedOn, List<PlanPart> parts);
}

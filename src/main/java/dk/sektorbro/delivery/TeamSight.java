package dk.sektorbro.delivery;

import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.consent.ShareRequest;
import dk.sektorbro.consent.cut.ContentItems;
import dk.sektorbro.consent.cut.Withheld;
import dk.sektorbro.course.team.TeamPart;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.PartyId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whom one party may see in one citizen's team at this moment: each other party's members are put
 * to the gate by themselves, as a disclosure from that party. Its own it always sees.
 */
final class TeamSight {

  private final DisclosureGate gate;
  private final PartyId reader;
  private final CitizenKey citizen;
  private final Map<PartyId, Optional<ShareDecision.Permit>> permits = new HashMap<>();

  TeamSight(DisclosureGate gate, PartyId reader, CitizenKey citizen) {
    this.gate = gate.forOneLook();
    this.reader = reader;
    this.citizen = citizen;
  }

  List<TeamPart> seen(List<TeamPart> parts) {
    return parts.stream().filter(this::sees).toList();
  }

  private boolean sees(TeamPart part) {
    return part.party().equals(reader) || permit(part).isPresent();
  }

  /** What let the party see the other's members, for the audit record. */
  List<String> grounds(TeamPart part) {
    return permit(part).map(Releaser::grounds).orElse(List.of());
  }

  private Optional<ShareDecision.Permit> permit(TeamPart part) {
    return permits.computeIfAbsent(part.party(), party -> decide(part));
  }

  /** Who is in a team is shown whole or not at all. */
  private Optional<ShareDecision.Permit> decide(TeamPart part) {
    ShareRequest question = gate.questionOfTeam(citizen, part, reader);
    return gate.byConsent(question)
        .filter(
            permit ->
                !new Withheld(permit.obligations())
                    .keepsBack(ContentItems.members(question.essential())));
  }
}

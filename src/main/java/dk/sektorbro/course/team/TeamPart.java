package dk.sektorbro.course.team;

import dk.sektorbro.consent.Wheel;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Citizen;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The members of a team that are of one party.
 *
 * @param citizen as the party names them
 * @param members in the order that the party gave them
 */
public record TeamPart(PartyId party, Citizen citizen, List<Member> members, Instant writtenAt) {

  public TeamPart {
    members = List.copyOf(members);
  }

  /** Every wheel in which somebody of the party stands. */
  public Set<Wheel> wheels() {
    return members.stream()
        .flatMap(member -> member.wheel().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public String toString() {
    return "TeamPart[" + party + "]";
  }
}

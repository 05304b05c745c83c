package dk.sektorbro.course.plan;

import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.PlanPart;
import dk.sektorbro.participant.Sector;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * How somebody worded a part of the plan.
 *
 * @param change that it came with
 * @param sector of the party that wrote it, at that time
 * @param number of that change; later changes have higher ones
 * @param over the wordings that its writer saw and put it in the place of
 */
public record Wording(
    UUID id,
    UUID change,
    PlanPart part,
    PartyId by,
    Sector sector,
    Instant at,
    int number,
    Set<UUID> over) {

  public Wording {
    over = Set.copyOf(over);
  }

  @Override
  public String toString() {
    return "Wording[" + id + ", " + number + "]";
  }
}

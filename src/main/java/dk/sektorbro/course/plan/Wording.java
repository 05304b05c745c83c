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
 * @param erased true where its words are gone: nobody sees it, and it stays in the place of its own
 *     writer's that it was written over
 */
public record Wording(
    UUID id,
    UUID change,
    PlanPart part,
    PartyId by,
    Sector sector,
    Instant at,
    int number,
    Set<UUID> over,
    boolean erased) {

  public Wording {
    over = Set.copyOf(over);
  }

  @Override
  public String toString() {
    return "Wording[" + id + ", " + number + "]";
  }
}

package dk.sektorbro.exchange.content;

import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.List;

/**
 * What one party sees of a citizen's plan.
 *
 * @param overlaps between activities that it sees
 */
public record PlanSeen(Citizen citizen, List<Said> parts, List<PlanOverlap> overlaps) {

  public PlanSeen {
    parts = List.copyOf(parts);
    overlaps = List.copyOf(overlaps);
  }

  /**
   * How a part is worded.
   *
   * @param wording the hub's id of it
   * @param change the hub's id of the change that it came with; reports of non-delivery name it
   * @param by the party that wrote it so
   * @param alternative true where the part was worded otherwise before by somebody who did not see
   *     this, nor the other way about: both stand until somebody settles it
   */
  public record Said(
      String wording, String change, PlanPart part, PartyId by, Instant at, boolean alternative) {}

  @Override
  public String toString() {
    return "PlanSeen[" + parts.size() + " parts]";
  }
}

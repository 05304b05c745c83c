package dk.sektorbro.course.plan;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Citizen;
import dk.sektorbro.exchange.content.PlanPart;
import dk.sektorbro.participant.Sector;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What one party wrote at once.
 *
 * @param number counts the changes to the plan, from 1
 * @param citizen as the writer names them
 */
public record Change(
    UUID id,
    int number,
    PartyId by,
    Sector sector,
    Instant at,
    Citizen citizen,
    List<Draft> drafts) {

  public Change {
    drafts = List.copyOf(drafts);
  }

  /** A part as it is to be, over the wordings that its writer saw. */
  public record Draft(PlanPart part, Set<UUID> over) {

    public Draft {
      over = Set.copyOf(over);
    }
  }

  List<Wording> wordings() {
    return drafts.stream().map(this::wording).toList();
  }

  private Wording wording(Draft draft) {
    UUID wording = new MessageId(id).consequence("wording/" + draft.part().id()).value();
    return new Wording(wording, id, draft.part(), by, sector, at, number, draft.over());
  }

  @Override
  public String toString() {
    return "Change[" + id + ", " + number + "]";
  }
}

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

  /**
   * A part as it is to be, over the wordings that its writer saw.
   *
   * @param erased true where its words are gone; that it was written, over which, is kept
   */
  public record Draft(PlanPart part, Set<UUID> over, boolean erased) {

    public Draft {
      over = Set.copyOf(over);
    }

    Draft(PlanPart part, Set<UUID> over) {
      this(part, over, false);
    }
  }

  public boolean words(String part) {
    return drafts.stream().anyMatch(draft -> draft.part().id().equals(part));
  }

  /** The same without what it says of that part. */
  public Change erasing(String part) {
    return new Change(
        id,
        number,
        by,
        sector,
        at,
        citizen,
        drafts.stream()
            .map(draft -> draft.part().id().equals(part) ? erased(draft) : draft)
            .toList());
  }

  private Draft erased(Draft draft) {
    return new Draft(Erased.of(draft.part(), at), draft.over(), true);
  }

  List<Wording> wordings() {
    return drafts.stream().map(this::wording).toList();
  }

  private Wording wording(Draft draft) {
    UUID wording = new MessageId(id).consequence("wording/" + draft.part().id()).value();
    return new Wording(
        wording, id, draft.part(), by, sector, at, number, draft.over(), draft.erased());
  }

  @Override
  public String toString() {
    return "Change[" + id + ", " + number + "]";
  }
}

package dk.sektorbro.delivery;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.PartyId;
import java.util.List;

/** The plan that a jobcentre left: it is told to whoever follows on, as far as they may see it. */
final class PlanLeft implements LeftBehind {

  private final PlanNews plans;

  PlanLeft(PlanNews plans) {
    this.plans = plans;
  }

  @Override
  public List<Piece> of(CitizenKey citizen, PartyId gone) {
    return List.of(heir -> plans.tellHeir(citizen, gone, heir));
  }
}

package dk.sektorbro.jobcentre;

import dk.sektorbro.course.plan.SharedPlan;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.Citizen;
import dk.sektorbro.exchange.content.PlanPart;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A hub without plans, for tests about something else. */
final class NoPlans implements SharedPlan {

  @Override
  public View read(PartyId by, CitizenId citizen) {
    throw none();
  }

  @Override
  public View read(PartyId by, UUID plan) {
    throw none();
  }

  @Override
  public View write(PartyId by, Citizen citizen, Optional<String> basedOn, List<PlanPart> parts) {
    throw none();
  }

  private static Refused none() {
    return new Refused(RefusalCode.NOT_FOUND, "", "No plans here.");
  }
}

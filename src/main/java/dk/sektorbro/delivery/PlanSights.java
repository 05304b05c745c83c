package dk.sektorbro.delivery;

import dk.sektorbro.consent.Redaction;
import dk.sektorbro.consent.ReleaseProfiles;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Citizen;

/** What each party may see of each plan at this moment. */
final class PlanSights {

  private final DisclosureGate gate;
  private final ReleaseProfiles profiles;
  private final Redaction redaction;

  PlanSights(DisclosureGate gate, ReleaseProfiles profiles, Redaction redaction) {
    this.gate = gate;
    this.profiles = profiles;
    this.redaction = redaction;
  }

  /** For one look at one plan: a decision that was made holds as long as the look lasts. */
  PlanSight of(PartyId reader, CitizenKey key, Citizen citizen) {
    return new PlanSight(gate.forOneLook(), profiles, redaction, reader, key, citizen);
  }
}

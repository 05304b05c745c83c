package dk.sektorbro.consent;

import dk.sektorbro.consent.policy.PartiesNamed;
import dk.sektorbro.consent.policy.Policy;
import dk.sektorbro.exchange.CitizenIndex;
import dk.sektorbro.exchange.PartyId;

/**
 * Which parties a consent concerns: who registered it, and whom it names by whatever identifier,
 * themselves or an organisation above them. Nobody else learns that it exists.
 */
public final class ConsentSight {

  private final Policies policies;
  private final KnownParties parties;
  private final CitizenIndex citizens;

  public ConsentSight(Policies policies, KnownParties parties, CitizenIndex citizens) {
    this.policies = policies;
    this.parties = parties;
    this.citizens = citizens;
  }

  /** Whether the party may see it. */
  public boolean concerns(Consent consent, PartyId party) {
    return consent.concerns(party) || isSource(consent, party) || isRecipient(consent, party);
  }

  /**
   * Whether the party may record its withdrawal. A refusal is not lifted on the word of somebody
   * whom it may keep information from: where it names no recipient, that is everybody.
   */
  boolean mayWithdraw(Consent consent, PartyId party) {
    Policy policy = policy(consent);
    return policy.permits()
        || consent.registeredBy().equals(party)
        || !policy.root().mayBeTo(parties.get(party));
  }

  private boolean isSource(Consent consent, PartyId party) {
    return PartiesNamed.in(policy(consent).root()).asSource(parties.get(party));
  }

  private boolean isRecipient(Consent consent, PartyId party) {
    return PartiesNamed.in(policy(consent).root()).asRecipient(parties.get(party));
  }

  private Policy policy(Consent consent) {
    return policies.of(consent, citizens.keyOf(consent.said().citizen()));
  }
}

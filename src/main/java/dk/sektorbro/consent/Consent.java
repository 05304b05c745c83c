package dk.sektorbro.consent;

import dk.sektorbro.exchange.PartyId;

/** A consent in the registry. */
public record Consent(ConsentId id, PartyId registeredBy, Said said) {

  public Consent with(Said changed) {
    return new Consent(id, registeredBy, changed);
  }

  /** Who may see it and record its withdrawal: who registered it and everyone it names. */
  public boolean concerns(PartyId party) {
    return registeredBy.equals(party) || said.parties().contains(party);
  }

  @Override
  public String toString() {
    return "Consent[" + id + "]";
  }
}

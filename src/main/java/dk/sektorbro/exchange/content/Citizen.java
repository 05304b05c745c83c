package dk.sektorbro.exchange.content;

import dk.sektorbro.exchange.CitizenId;

/** Whom a message is about. */
public record Citizen(CitizenId id, String givenName, String familyName) {

  @Override
  public String toString() {
    return "Citizen[" + id + "]";
  }
}

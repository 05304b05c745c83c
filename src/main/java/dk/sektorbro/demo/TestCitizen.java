package dk.sektorbro.demo;

import dk.sektorbro.exchange.CitizenId;

/** Citizens that exist in MedCom's published examples only. */
public record TestCitizen(CitizenId id, String givenName, String familyName) {

  public static final TestCitizen BRUNO =
      new TestCitizen(CitizenId.cpr("2509479989"), "Bruno Test", "Elmer");

  public static final TestCitizen BIRGIT =
      new TestCitizen(new CitizenId(CitizenId.Scheme.X_ECPR, "0703921VJ4"), "Birgit", "Berggren");
}

package dk.sektorbro.consent;

import java.util.Optional;

/**
 * What information is shared for. Codes of {@code http://sektorbro.dk/fhir/CodeSystem/purposes}.
 */
public enum Purpose implements Coded {
  /** Sygedagpengesag. */
  SICKNESS_BENEFIT_CASE("sickness-benefit-case"),
  /** Beskæftigelsesindsats. */
  EMPLOYMENT_EFFORT("employment-effort"),
  /** Coordination between the professionals around the citizen. */
  COORDINATION_OF_CARE("coordination-of-care");

  private final String code;

  Purpose(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  public static Optional<Purpose> ofCode(String code) {
    return Coded.find(Purpose.class, code);
  }
}

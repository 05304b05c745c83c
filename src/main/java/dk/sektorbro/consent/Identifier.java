package dk.sektorbro.consent;

/**
 * How a party or a piece of information is known outside the hub.
 *
 * @param system what gave it; empty where {@code value} is a FHIR reference such as {@code
 *     DocumentReference/7}
 */
public record Identifier(String system, String value) {

  /** Only the system: a value may point at a person. */
  @Override
  public String toString() {
    return "Identifier[" + system + "]";
  }
}

package dk.sektorbro.consent;

/**
 * A code of a code system. The same letters in another system are another code.
 *
 * @param system canonical address or OID of the system
 */
public record Code(String system, String code) {

  /** {@code system|code}, as FHIR writes a token. */
  @Override
  public String toString() {
    return system + "|" + code;
  }
}

package dk.sektorbro.consent;

import java.util.Optional;

/**
 * The provision a consent is given under. Codes of {@code
 * http://sektorbro.dk/fhir/CodeSystem/legal-bases}.
 */
public enum LegalBasis implements Coded {
  /**
   * Sundhedsloven §§43–44: disclosure by a health professional for other purposes than treatment.
   */
  HEALTH_ACT_43_44("health-act-43-44"),
  /** Retssikkerhedsloven §11a: the authority obtains necessary information. */
  LEGAL_PROTECTION_ACT_11A("legal-protection-act-11a"),
  /** Forvaltningsloven §28: one authority discloses to another. */
  PUBLIC_ADMINISTRATION_ACT_28("public-administration-act-28");

  private final String code;

  LegalBasis(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  public static Optional<LegalBasis> ofCode(String code) {
    return Coded.find(LegalBasis.class, code);
  }
}

package dk.sektorbro.consent;

import java.util.Optional;

/**
 * A type of information that a consent can name (Legal Protection Act §11a: a consent names the
 * types, a blanket one is insufficient). Codes of {@code
 * http://sektorbro.dk/fhir/CodeSystem/information-types}.
 */
public enum InformationType implements Coded {
  MEDICAL_CERTIFICATE("medical-certificate"),
  CORRESPONDENCE("correspondence"),
  ATTACHMENT("attachment"),
  ADMISSION_DISCHARGE("admission-discharge"),
  CARE_PLAN("care-plan"),
  MEETING("meeting"),
  IPS_REFERRAL("ips-referral");

  private final String code;

  InformationType(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  public static Optional<InformationType> ofCode(String code) {
    return Coded.find(InformationType.class, code);
  }
}

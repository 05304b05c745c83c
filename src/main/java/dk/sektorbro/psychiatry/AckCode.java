package dk.sektorbro.psychiatry;

import java.util.Arrays;
import java.util.Optional;

/**
 * What an acknowledgement says of a message: FHIR's response codes, which MedCom uses as they are.
 */
public enum AckCode {
  /** Taken. */
  OK("ok"),
  /** Will never be taken as it is. */
  FATAL_ERROR("fatal-error"),
  /** Not taken now; the same may be sent again. */
  TRANSIENT_ERROR("transient-error");

  private final String code;

  AckCode(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static Optional<AckCode> ofCode(String code) {
    return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
  }
}

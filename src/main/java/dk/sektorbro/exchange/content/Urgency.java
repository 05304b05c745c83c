package dk.sektorbro.exchange.content;

import java.util.Arrays;
import java.util.Optional;

/** How pressing a reminder is; the codes are those of FHIR's {@code request-priority}. */
public enum Urgency {
  ROUTINE("routine"),
  URGENT("urgent"),
  ASAP("asap");

  private final String code;

  Urgency(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static Optional<Urgency> ofCode(String code) {
    return Arrays.stream(values()).filter(urgency -> urgency.code.equals(code)).findFirst();
  }
}

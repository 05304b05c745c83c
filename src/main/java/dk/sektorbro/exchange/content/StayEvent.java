package dk.sektorbro.exchange.content;

import java.util.Arrays;
import java.util.Optional;

/** What happens in a hospital stay, as far as anybody outside the hospital is told. */
public enum StayEvent {
  ADMITTED("admitted"),
  LEAVE_STARTED("leave-started"),
  LEAVE_ENDED("leave-ended"),
  /** Home, to the primary sector. */
  DISCHARGED("discharged"),
  /** Otherwise than home; the hub does not tell how. */
  ENDED("stay-ended");

  private final String code;

  StayEvent(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static Optional<StayEvent> ofCode(String code) {
    return Arrays.stream(values()).filter(event -> event.code.equals(code)).findFirst();
  }

  /** Whether the citizen is no longer in hospital after it. */
  public boolean endsTheStay() {
    return this == DISCHARGED || this == ENDED;
  }
}

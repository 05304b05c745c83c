package dk.sektorbro.certificate.clock;

import java.util.Arrays;
import java.util.Optional;

/** What is to be done in a sickness-benefit case. */
public enum Step {
  /** The citizen answers the information form. */
  INFORMATION_FORM("information-form"),
  FIRST_FOLLOW_UP("first-follow-up"),
  FOLLOW_UP("follow-up"),
  REASSESSMENT("reassessment"),
  /** The jobcentre speaks with the employer. */
  EMPLOYER_CONTACT("employer-contact"),
  /** The citizen is offered something that helps back to work. */
  OFFER("offer");

  private final String code;

  Step(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static Optional<Step> ofCode(String code) {
    return Arrays.stream(values()).filter(step -> step.code.equals(code)).findFirst();
  }
}

package dk.sektorbro.certificate.clock;

import dk.sektorbro.exchange.PartyId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something a jobcentre has to do in a case.
 *
 * @param caseNumber the jobcentre's own
 * @param by the last working day on which it can be done in time
 * @param overdue whether that day has passed
 * @param form what to ask for, or what the reminder is about
 * @param department whom to ask, where the hub knows it
 * @param requestId the request that the reminder is about
 * @param answerDue the day to ask the answer for
 * @param why the rule, or what stands in the way
 */
public record WorkTask(
    What what,
    String caseNumber,
    LocalDate by,
    boolean overdue,
    Optional<String> form,
    Optional<PartyId> department,
    Optional<String> requestId,
    Optional<LocalDate> answerDue,
    String why) {

  /** What is to be done, the most urgent first where two are due on a day. */
  public enum What {
    /** Get the citizen's consent; the certificate is then asked for by itself. */
    GET_CONSENT("get-consent"),
    ASK("ask"),
    REMIND("remind"),
    FOLLOW_UP("follow-up"),
    REASSESS("reassess"),
    CONTACT_EMPLOYER("contact-employer"),
    OFFER("offer"),
    /** See that the citizen answers the information form. */
    INFORMATION_FORM("information-form");

    private final String code;

    What(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }

    static What of(Step step) {
      return switch (step) {
        case INFORMATION_FORM -> INFORMATION_FORM;
        case FIRST_FOLLOW_UP, FOLLOW_UP -> FOLLOW_UP;
        case REASSESSMENT -> REASSESS;
        case EMPLOYER_CONTACT -> CONTACT_EMPLOYER;
        case OFFER -> OFFER;
      };
    }
  }

  @Override
  public String toString() {
    return "WorkTask[" + what + " by " + by + "]";
  }
}

package dk.sektorbro.certificate.clock;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.AdmissionNotice;
import dk.sektorbro.exchange.content.Citizen;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something a jobcentre has to do.
 *
 * @param caseNumber the jobcentre's own; empty where it is to be done in no case
 * @param by the last working day on which it can be done in time
 * @param overdue whether that day has passed
 * @param form what to ask for, or what the reminder is about
 * @param department whom to ask, where the hub knows it
 * @param requestId the request that the reminder is about
 * @param answerDue the day to ask the answer for
 * @param why the rule, or what stands in the way
 * @param call whom to call, where that is what is to be done
 */
public record WorkTask(
    What what,
    Optional<String> caseNumber,
    LocalDate by,
    boolean overdue,
    Optional<String> form,
    Optional<PartyId> department,
    Optional<String> requestId,
    Optional<LocalDate> answerDue,
    String why,
    Optional<ToCall> call) {

  /**
   * A call that a ward asked for.
   *
   * @param notice that asks for it, as the jobcentre got it
   * @param stay the hub's id of the stay that it follows on
   */
  public record ToCall(
      MessageId notice, MessageId stay, Citizen citizen, AdmissionNotice.Contact contact) {}

  /** What is to be done, the most urgent first where two are due on a day. */
  public enum What {
    /** Call the citizen after a discharge. */
    CALL_CITIZEN("call-citizen"),
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

package dk.sektorbro.psychiatry;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import dk.sektorbro.exchange.Faults;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever went wrong into an OperationOutcome that says what to do. HAPI's own texts quote
 * request bodies and name classes; none reaches a caller or the log.
 */
final class QuietFailures {

  private static final Logger LOG = LoggerFactory.getLogger(QuietFailures.class);
  private static final int SERVER_FAULT = 500;

  /** HAPI asks for the answer to a failure here. */
  @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
  public BaseServerResponseException tell(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refused refused) {
        return refused(refused);
      }
      if (cause instanceof BoundedBody.TooLarge) {
        return refused(
            new Refused(
                RefusalCode.TOO_LARGE,
                "",
                "The body is larger than the hub takes. Send less at once."));
      }
    }
    if (failure instanceof BaseServerResponseException known
        && known.getStatusCode() < SERVER_FAULT) {
      return answer(
          known.getStatusCode(),
          outcome(
              IssueType.PROCESSING,
              "The hub does not take this request. /metadata tells which it takes; bodies are FHIR R4."));
    }
    LOG.error("A FHIR request failed", Faults.withoutText(failure));
    return answer(
        SERVER_FAULT, outcome(IssueType.EXCEPTION, "The hub failed. Send the same again later."));
  }

  private static BaseServerResponseException refused(Refused refused) {
    BaseServerResponseException answer =
        answer(RefusalTable.of(refused.code()).httpStatus(), Outcomes.of(refused.refusals()));
    refused.retryAfter().ifPresent(seconds -> answer.addResponseHeader("Retry-After", seconds));
    return answer;
  }

  private static OperationOutcome outcome(IssueType type, String text) {
    OperationOutcome outcome = new OperationOutcome();
    outcome.addIssue().setSeverity(IssueSeverity.ERROR).setCode(type).getDetails().setText(text);
    return outcome;
  }

  private static BaseServerResponseException answer(int status, OperationOutcome outcome) {
    BaseServerResponseException answer =
        new UnclassifiedServerFailureException(status, "Refused with status " + status);
    answer.setOperationOutcome(outcome);
    return answer;
  }
}

package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.Refusal;
import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;

/**
 * Refusals as an OperationOutcome: MedCom's code, where, and what to do; never what stood there.
 */
final class Outcomes {

  private Outcomes() {}

  static OperationOutcome of(List<Refusal> refusals) {
    OperationOutcome outcome = new OperationOutcome();
    for (Refusal refusal : refusals) {
      RefusalTable row = RefusalTable.of(refusal.code());
      OperationOutcomeIssueComponent issue =
          outcome.addIssue().setSeverity(IssueSeverity.ERROR).setCode(row.issue());
      issue
          .getDetails()
          .addCoding(new Coding().setSystem(Canonical.ACKNOWLEDGEMENT_CODES).setCode(row.medcom()))
          .setText(refusal.code() + ": " + refusal.explanation());
      if (!refusal.location().isEmpty()) {
        issue.addExpression(refusal.location());
      }
    }
    return outcome;
  }
}

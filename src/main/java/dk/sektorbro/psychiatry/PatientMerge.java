package dk.sektorbro.psychiatry;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import dk.sektorbro.delivery.IdNumberDesk;
import jakarta.servlet.http.HttpServletRequest;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * A patient with a replacement number has got a CPR number: {@code POST /fhir/Patient/$merge}, with
 * the parameters of FHIR's own operation of that name, by identifiers.
 */
final class PatientMerge {

  private final IdNumberDesk desk;

  PatientMerge(IdNumberDesk desk) {
    this.desk = desk;
  }

  /**
   * @param source the replacement number
   * @param target the CPR number
   */
  @Operation(name = "$merge", typeName = "Patient")
  public Parameters merge(
      @OperationParam(name = "source-patient-identifier") @Nullable Identifier source,
      @OperationParam(name = "target-patient-identifier") @Nullable Identifier target,
      HttpServletRequest request) {
    desk.changed(
        FhirServer.party(request), CitizenParameter.read(source), CitizenParameter.read(target));
    OperationOutcome outcome = new OperationOutcome();
    outcome
        .addIssue()
        .setSeverity(IssueSeverity.INFORMATION)
        .setCode(IssueType.INFORMATIONAL)
        .setDiagnostics("Both numbers lead to the same course.");
    Parameters answer = new Parameters();
    answer.addParameter().setName("outcome").setResource(outcome);
    return answer;
  }
}

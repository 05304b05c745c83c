package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.PartyId;
import java.util.Locale;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;

/** What a Task says alike wherever it stands for a request for a certificate. */
final class CertificateTask {

  private CertificateTask() {}

  /**
   * Which request it is, of which conversation.
   *
   * @param requestId what the requester calls the request
   */
  static void identify(Task task, String requestId, String conversation) {
    task.addIdentifier().setSystem(Canonical.REQUEST_ID).setValue(requestId);
    task.setGroupIdentifier(
        new Identifier().setSystem(Canonical.CONVERSATION_ID).setValue(conversation));
  }

  /** A case number is unique only with the jobcentre that gave it. */
  static Identifier caseNumber(String number, PartyId requester) {
    return new Identifier()
        .setSystem(Canonical.CASE_ID)
        .setValue(number)
        .setAssigner(
            new Reference()
                .setIdentifier(
                    new Identifier().setSystem(PartyId.SYSTEM).setValue(requester.sor())));
  }

  static void input(Task task, String part, Type value) {
    task.addInput()
        .setType(new CodeableConcept(new Coding().setSystem(Canonical.PARTS).setCode(part)))
        .setValue(value);
  }

  /** An id of the requester's as the profiles want it. */
  static String uuid(String value) {
    return Uuids.bare(value).toLowerCase(Locale.ROOT);
  }
}

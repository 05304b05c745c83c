package dk.sektorbro.psychiatry;

import dk.sektorbro.certificate.CertificateRequest;
import dk.sektorbro.certificate.Stage;
import dk.sektorbro.certificate.Standing;
import dk.sektorbro.exchange.PartyId;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * A request for a certificate as a Task. It names no citizen: whoever is to answer has that from
 * the message, by the same identifier.
 */
final class TaskView {

  private TaskView() {}

  static Task task(CertificateRequest request) {
    Standing standing = request.standing();
    Task task = new Task();
    task.setId(request.id().toString());
    CertificateTask.identify(
        task, request.particulars().requestId(), request.particulars().conversation());
    task.setStatus(status(standing.stage().code()));
    task.setBusinessStatus(
        new CodeableConcept(
            new Coding()
                .setSystem(Canonical.STAGES)
                .setCode(standing.stage().code().toLowerCase(Locale.ROOT))));
    if (standing.overdue() && standing.stage() instanceof Stage.Awaiting) {
      task.getBusinessStatus()
          .addCoding(new Coding().setSystem(Canonical.STAGES).setCode("overdue"));
    }
    task.setIntent(TaskIntent.ORDER);
    task.getCode().addCoding().setSystem(Canonical.FORMS).setCode(request.form());
    task.setRequester(party(request.requester())).setOwner(party(standing.answerer()));
    task.setAuthoredOnElement(Moments.dateTime(Moments.inDenmark(request.askedAt())));
    task.setLastModifiedElement(
        Moments.dateTime(Moments.inDenmark(request.timeline().getLast().at())));
    task.getRestriction().getPeriod().setEndElement(new DateTimeType(standing.due().toString()));
    return task;
  }

  private static Reference party(PartyId party) {
    return new Reference()
        .setType("Organization")
        .setIdentifier(new Identifier().setSystem(PartyId.SYSTEM).setValue(party.sor()));
  }

  private static TaskStatus status(String stage) {
    return switch (stage) {
      case "ORDERED", "RETURNED" -> TaskStatus.REQUESTED;
      case "DELIVERED", "EXPIRED" -> TaskStatus.RECEIVED;
      case "ACCEPTED" -> TaskStatus.ACCEPTED;
      case "ANSWERED", "CLOSED" -> TaskStatus.COMPLETED;
      case "MOVED" -> TaskStatus.ONHOLD;
      case "DECLINED" -> TaskStatus.REJECTED;
      default -> TaskStatus.CANCELLED;
    };
  }

  /** The stages that read as the status; none where no request ever has it. */
  static Set<String> stages(String status) {
    return Stream.of(
            "DELIVERED",
            "ACCEPTED",
            "RETURNED",
            "EXPIRED",
            "ANSWERED",
            "CLOSED",
            "DECLINED",
            "RECALLED",
            "MOVED")
        .filter(stage -> status(stage).toCode().equals(status))
        .collect(Collectors.toUnmodifiableSet());
  }
}

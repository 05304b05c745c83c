package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.Dialect.InvalidOutput;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.content.CertificateNotice;
import dk.sektorbro.exchange.content.CertificateNotice.Matter;
import dk.sektorbro.exchange.content.RequestReference;
import dk.sektorbro.participant.Address;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.psychiatry.validation.Profile;
import java.time.OffsetDateTime;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * Writes a reminder, a return or a recall as the hub's own message: the request's task once more.
 */
final class CertificateNoticeWriter {

  private final Envelope envelope;
  private final CertificateNotice content;
  private final RequestReference request;
  private final ParticipantDirectory directory;
  private final MessageFrame frame;
  private final PeopleWriter people;

  CertificateNoticeWriter(
      Envelope envelope,
      CertificateNotice content,
      ParticipantDirectory directory,
      RoleCodes roles) {
    this.envelope = envelope;
    this.content = content;
    this.request =
        content
            .about()
            .orElseThrow(() -> new InvalidOutput("Task.identifier: the request is not known"));
    this.directory = directory;
    this.frame = MessageFrame.of(envelope);
    this.people = new PeopleWriter(frame, roles);
  }

  Bundle write() {
    Address sender = directory.address(envelope.sender());
    Address clinic = directory.address(envelope.receiver());
    OffsetDateTime at = Moments.inDenmark(content.writtenAt());
    Reference from = frame.between(sender, clinic);
    Reference to = frame.organisation(clinic);
    Reference jobcentre = frame.organisation(directory.address(request.requester()));
    content
        .author()
        .map(CertificateRequestWriter::caseworker)
        .ifPresent(author -> frame.header().setAuthor(author));
    frame.header().addFocus(frame.add(task(jobcentre, to), "task"));
    frame.provenance(
        request.message().toString(),
        "new-message",
        Moments.inDenmark(request.askedAt()),
        jobcentre);
    MessageFrame.revises(
        frame.provenance(envelope.id().toString(), "reply-message", at, from),
        new Reference("MessageHeader/" + request.message()));
    return frame.bundle(at, profile().url());
  }

  private Profile profile() {
    return switch (content.matter()) {
      case Matter.Reminder reminder -> Profile.CERTIFICATE_REMINDER;
      case Matter.Return back -> Profile.CERTIFICATE_RETURN;
      case Matter.Recall recall -> Profile.CERTIFICATE_RECALL;
    };
  }

  private Task task(Reference jobcentre, Reference clinic) {
    Task task = new Task();
    CertificateTask.identify(
        task,
        CertificateTask.uuid(request.requestId()),
        CertificateTask.uuid(request.conversation()));
    task.setIntent(TaskIntent.ORDER);
    task.getCode().addCoding().setSystem(Canonical.FORMS).setCode(request.form());
    content.citizen().ifPresent(citizen -> task.setFor(people.citizen(citizen)));
    task.setRequester(jobcentre).setOwner(clinic);
    task.setAuthoredOnElement(Moments.dateTime(Moments.inDenmark(request.askedAt())));
    switch (content.matter()) {
      case Matter.Reminder reminder -> {
        task.setStatus(TaskStatus.REQUESTED);
        task.setPriority(TaskPriority.fromCode(reminder.urgency().code()));
        due(task);
        if (reminder.number() > 0) {
          CertificateTask.input(task, "number", new PositiveIntType(reminder.number()));
        }
        reminder
            .text()
            .ifPresent(text -> CertificateTask.input(task, "note", new StringType(text)));
      }
      case Matter.Return back -> {
        task.setStatus(TaskStatus.REQUESTED);
        due(task);
        back.missing()
            .forEach(missing -> CertificateTask.input(task, "missing", new StringType(missing)));
      }
      case Matter.Recall recall -> {
        task.setStatus(TaskStatus.CANCELLED);
        recall
            .reason()
            .ifPresent(reason -> task.setStatusReason(new CodeableConcept().setText(reason)));
      }
    }
    return task;
  }

  private void due(Task task) {
    task.getRestriction().getPeriod().setEndElement(new DateTimeType(request.due().toString()));
  }
}

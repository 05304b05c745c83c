package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.Dialect.InvalidOutput;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.content.IpsProgress;
import dk.sektorbro.exchange.content.IpsProgressed;
import dk.sektorbro.exchange.content.ReferralReference;
import dk.sektorbro.participant.Address;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.psychiatry.validation.Profile;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Writes what came of a referral as the hub's own message: a task based on it. */
final class IpsProgressWriter {

  private final Envelope envelope;
  private final IpsProgressed content;
  private final ReferralReference referral;
  private final ParticipantDirectory directory;
  private final MessageFrame frame;
  private final PeopleWriter people;

  IpsProgressWriter(
      Envelope envelope, IpsProgressed content, ParticipantDirectory directory, RoleCodes roles) {
    this.envelope = envelope;
    this.content = content;
    this.referral =
        content
            .about()
            .orElseThrow(() -> new InvalidOutput("Task.basedOn: the referral is not known"));
    this.directory = directory;
    this.frame = MessageFrame.of(envelope);
    this.people = new PeopleWriter(frame, roles);
  }

  Bundle write() {
    Address sender = directory.address(envelope.sender());
    Address referrer = directory.address(envelope.receiver());
    OffsetDateTime at = Moments.inDenmark(content.writtenAt());
    Reference from = frame.organisation(sender);
    Reference to = frame.organisation(referrer);
    frame.addressed(from, sender.id(), to, referrer.id());
    frame.header().setAuthor(CertificateRequestWriter.caseworker(content.author()));
    frame.header().addFocus(frame.add(task(from, to, at), "task"));
    frame.provenance(
        referral.messageId(), "new-message", Moments.inDenmark(referral.referredAt()), to);
    MessageFrame.revises(
        frame.provenance(envelope.id().toString(), "reply-message", at, from),
        new Reference("MessageHeader/" + referral.messageId()));
    return frame.bundle(at, Profile.IPS_PROGRESS.url());
  }

  private Task task(Reference jobcentre, Reference referrer, OffsetDateTime at) {
    Task task = new Task();
    task.addBasedOn()
        .setType("ServiceRequest")
        .setIdentifier(
            new Identifier()
                .setSystem(Canonical.IPS_REFERRAL_ID)
                .setValue(Uuids.bare(content.referralId()).toLowerCase(Locale.ROOT)));
    task.setStatus(status(content.progress())).setIntent(TaskIntent.ORDER);
    task.setBusinessStatus(
        new CodeableConcept(
            new Coding().setSystem(Canonical.IPS_STAGES).setCode(content.progress().code())));
    task.setFor(people.citizen(content.citizen()));
    task.setRequester(referrer).setOwner(jobcentre);
    task.setAuthoredOnElement(Moments.dateTime(Moments.inDenmark(referral.referredAt())));
    // The jobcentre's clock may be behind, and a task is not modified before it is made (Task,
    // inv-1).
    task.setLastModifiedElement(
        Moments.dateTime(
            content.writtenAt().isBefore(referral.referredAt())
                ? Moments.inDenmark(referral.referredAt())
                : at));
    content
        .progress()
        .day()
        .ifPresent(
            day -> task.getExecutionPeriod().setStartElement(new DateTimeType(day.toString())));
    content
        .progress()
        .words()
        .ifPresent(words -> task.setStatusReason(new CodeableConcept().setText(words)));
    return task;
  }

  private static TaskStatus status(IpsProgress progress) {
    return switch (progress) {
      case IpsProgress.Accepted accepted -> TaskStatus.ACCEPTED;
      case IpsProgress.Declined declined -> TaskStatus.REJECTED;
      case IpsProgress.Started started -> TaskStatus.INPROGRESS;
      case IpsProgress.Placed placed -> TaskStatus.INPROGRESS;
      case IpsProgress.StillThere still -> TaskStatus.INPROGRESS;
      case IpsProgress.Left left -> TaskStatus.INPROGRESS;
      case IpsProgress.Ended ended -> TaskStatus.COMPLETED;
    };
  }
}

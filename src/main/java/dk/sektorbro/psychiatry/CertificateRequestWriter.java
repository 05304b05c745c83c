package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.Dialect.InvalidOutput;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Author;
import dk.sektorbro.exchange.content.CertificateForwarded;
import dk.sektorbro.exchange.content.CertificateRequested;
import dk.sektorbro.participant.Address;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.psychiatry.validation.Profile;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * Writes a jobcentre's request for a certificate as the hub's own message, as the jobcentre sent it
 * or as another unit passes it on.
 */
final class CertificateRequestWriter {

  private final Envelope envelope;
  private final CertificateRequested content;
  private final PartyId requester;
  private final Optional<String> forwards;
  private final ParticipantDirectory directory;
  private final Questionnaires questionnaires;
  private final MessageFrame frame;
  private final PeopleWriter people;

  CertificateRequestWriter(
      Envelope envelope,
      CertificateRequested content,
      ParticipantDirectory directory,
      Questionnaires questionnaires,
      RoleCodes roles) {
    this(envelope, content, envelope.sender(), Optional.empty(), directory, questionnaires, roles);
  }

  CertificateRequestWriter(
      Envelope envelope,
      CertificateForwarded content,
      ParticipantDirectory directory,
      Questionnaires questionnaires,
      RoleCodes roles) {
    this(
        envelope,
        content.request(),
        content.requester(),
        Optional.of(content.forwards()),
        directory,
        questionnaires,
        roles);
  }

  private CertificateRequestWriter(
      Envelope envelope,
      CertificateRequested content,
      PartyId requester,
      Optional<String> forwards,
      ParticipantDirectory directory,
      Questionnaires questionnaires,
      RoleCodes roles) {
    this.envelope = envelope;
    this.content = content;
    this.requester = requester;
    this.forwards = forwards;
    this.directory = directory;
    this.questionnaires = questionnaires;
    this.frame = MessageFrame.of(envelope);
    this.people = new PeopleWriter(frame, roles);
  }

  Bundle write() {
    Address sender = directory.address(envelope.sender());
    Address clinic = directory.address(envelope.receiver());
    OffsetDateTime at = Moments.inDenmark(content.writtenAt());
    Reference from = frame.between(sender, clinic);
    Reference to = frame.organisation(clinic);
    Reference jobcentre = frame.organisation(directory.address(requester));
    frame.header().setAuthor(caseworker(content.author()));
    frame.header().addFocus(frame.add(task(jobcentre, to, at), "task"));
    String header = envelope.id().toString();
    if (forwards.isEmpty()) {
      frame.provenance(header, "new-message", at, from);
      return frame.bundle(at, Profile.CERTIFICATE_REQUEST.url());
    }
    frame.provenance(forwards.get(), "new-message", at, jobcentre);
    MessageFrame.revises(
        frame.provenance(header, "forward-message", Moments.inDenmark(envelope.acceptedAt()), from),
        new Reference("MessageHeader/" + forwards.get()));
    return frame.bundle(at, Profile.CERTIFICATE_FORWARD.url());
  }

  private Task task(Reference jobcentre, Reference clinic, OffsetDateTime at) {
    Task task = new Task();
    CertificateTask.identify(
        task,
        CertificateTask.uuid(content.requestId()),
        CertificateTask.uuid(content.conversation()));
    task.setStatus(TaskStatus.REQUESTED).setIntent(TaskIntent.ORDER);
    task.getCode().addCoding().setSystem(Canonical.FORMS).setCode(content.form());
    task.setFor(people.citizen(content.citizen()));
    task.setRequester(jobcentre).setOwner(clinic);
    task.setAuthoredOnElement(Moments.dateTime(at));
    task.getRestriction().getPeriod().setEndElement(new DateTimeType(content.due().toString()));
    CertificateTask.input(task, "questionnaire", new CanonicalType(questionnaire()));
    CertificateTask.input(
        task, "case", CertificateTask.caseNumber(content.caseNumber(), requester));
    content
        .questions()
        .forEach(question -> CertificateTask.input(task, "question", new StringType(question)));
    return task;
  }

  private String questionnaire() {
    return questionnaires
        .canonical(content.form())
        .orElseThrow(
            () -> new InvalidOutput("Task.input: the hub has no questionnaire for the form"));
  }

  /** By name and phone alone: the message's profile has no resource for whoever wrote it. */
  static Reference caseworker(Author author) {
    return new Reference()
        .setType("PractitionerRole")
        .setDisplay(
            Stream.of(
                    Optional.of((author.givenName() + " " + author.familyName()).strip()),
                    author.role(),
                    author.phone())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", ")));
  }
}

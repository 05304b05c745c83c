package dk.sektorbro.psychiatry;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import dk.sektorbro.certificate.CertificateRequest;
import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.Submission;
import dk.sektorbro.participant.Address;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.psychiatry.validation.Profile;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * Makes the message that a party would have sent itself out of a Task that it updated: what the
 * Task contains becomes entries, and the hub adds what it knows of the request. The same body makes
 * the same message ids, so that an update that comes twice counts once.
 */
final class TaskMessages {

  private final FhirContext fhir;
  private final ParticipantDirectory directory;
  private final Questionnaires questionnaires;
  private final Clock clock;

  TaskMessages(
      FhirContext fhir,
      ParticipantDirectory directory,
      Questionnaires questionnaires,
      Clock clock) {
    this.fhir = fhir;
    this.directory = directory;
    this.questionnaires = questionnaires;
    this.clock = clock;
  }

  /** The answer, or that it is declined. */
  Submission answer(CertificateRequest request, Task updated, PartyId by, byte[] body) {
    return message(request, updated, by, request.requester(), "certificate-answer", body);
  }

  /** The request, passed on. */
  Submission forward(
      CertificateRequest request, Task updated, PartyId by, PartyId to, byte[] body) {
    return message(request, updated, by, to, "certificate-forward", body);
  }

  private Submission message(
      CertificateRequest request,
      Task updated,
      PartyId by,
      PartyId receiver,
      String event,
      byte[] body) {
    MessageId id = MessageId.of(by, headerId(request, event, body));
    MessageFrame frame =
        new MessageFrame(
            id,
            headerId(request, event, body),
            new Coding().setSystem(Canonical.HUB_EVENTS).setCode(event));
    OffsetDateTime now = Moments.inDenmark(clock.instant());
    Reference from = frame.organisation(directory.address(by));
    Reference to = frame.organisation(address(receiver));
    Reference jobcentre = frame.organisation(directory.address(request.requester()));
    frame.addressed(from, by, to, receiver);
    boolean passedOn = event.equals("certificate-forward");
    Task task = updated.copy();
    completeFrom(request, task);
    task.setRequester(jobcentre).setOwner(passedOn ? to : from);
    if (passedOn) {
      asRequested(request, task);
    } else {
      task.setRestriction(null).setInput(null);
      task.setLastModifiedElement(Moments.dateTime(now));
    }
    Map<String, String> places = enterContained(task, frame);
    frame.header().addFocus(frame.add(task, "task"));
    String asking = request.standing().asking().toString();
    frame.provenance(asking, "new-message", Moments.inDenmark(request.askedAt()), jobcentre);
    MessageFrame.revises(
        frame.provenance(
            frame.header().getIdElement().getIdPart(),
            passedOn ? "forward-message" : "reply-message",
            now,
            from),
        new Reference("MessageHeader/" + asking));
    Bundle bundle =
        frame.bundle(
            now, (passedOn ? Profile.CERTIFICATE_FORWARD : Profile.CERTIFICATE_ANSWER).url());
    follow(places, bundle);
    return submission(by, bundle, frame);
  }

  private Address address(PartyId receiver) {
    if (directory.find(receiver).isEmpty()) {
      throw new Refused(
          RefusalCode.RECEIVER_UNKNOWN,
          "Task.owner.identifier",
          "No participant has this SOR code; look the unit up in the directory.");
    }
    return directory.address(receiver);
  }

  private static String headerId(CertificateRequest request, String event, byte[] body) {
    String what =
        "%s/%s/%d/%d/%s"
            .formatted(
                event,
                request.standing().asking(),
                request.standing().round(),
                request.undone(),
                Digest.over(body).text());
    return request.id().consequence(what).toString();
  }

  private static void completeFrom(CertificateRequest request, Task task) {
    task.setMeta(null).setId("");
    task.getIdentifier().clear();
    CertificateTask.identify(
        task, request.particulars().requestId(), request.particulars().conversation());
    task.setBusinessStatus(null);
    task.setIntent(TaskIntent.ORDER);
    task.getCode().getCoding().clear();
    task.getCode().addCoding().setSystem(Canonical.FORMS).setCode(request.form());
    task.setAuthoredOnElement(Moments.dateTime(Moments.inDenmark(request.askedAt())));
  }

  private void asRequested(CertificateRequest request, Task task) {
    task.setStatus(TaskStatus.REQUESTED).setStatusReason(null).setOutput(null);
    task.setLastModifiedElement(null);
    task.getRestriction()
        .getPeriod()
        .setEndElement(new DateTimeType(request.standing().due().toString()));
    task.getInput().removeIf(input -> !isPart(input, "question"));
    questionnaires
        .canonical(request.form())
        .ifPresent(
            canonical ->
                CertificateTask.input(task, "questionnaire", new CanonicalType(canonical)));
    CertificateTask.input(
        task,
        "case",
        CertificateTask.caseNumber(request.particulars().caseNumber(), request.requester()));
  }

  private static boolean isPart(Task.ParameterComponent input, String part) {
    return part.equals(input.getType().getCodingFirstRep().getCode());
  }

  /** What a Task contains is an entry of the message; by which reference it is found there. */
  private Map<String, String> enterContained(Task task, MessageFrame frame) {
    Map<String, String> places = new HashMap<>();
    for (Resource contained : task.getContained()) {
      if (!contained.getIdElement().hasIdPart()) {
        throw new Refused(
            RefusalCode.PROFILE_VIOLATION,
            "Task.contained",
            "What is contained needs an id, by which the Task refers to it.");
      }
      String local = "#" + contained.getIdElement().getIdPart().replaceFirst("^#", "");
      Reference entry = frame.add(contained, "contained/" + local);
      places.put(local, entry.getReference());
      if (contained instanceof Patient) {
        task.setFor(new Reference(entry.getReference()));
      }
    }
    task.setContained(null);
    return places;
  }

  /** The terser does not look into the entries of a bundle. */
  private void follow(Map<String, String> places, Bundle bundle) {
    FhirTerser terser = fhir.newTerser();
    bundle.getEntry().stream()
        .map(BundleEntryComponent::getResource)
        .flatMap(
            entry -> terser.getAllPopulatedChildElementsOfType(entry, Reference.class).stream())
        .forEach(
            reference ->
                Optional.ofNullable(reference.getReference())
                    .map(places::get)
                    .ifPresent(
                        place -> {
                          reference.setResource(null);
                          reference.setReference(place);
                        }));
  }

  private Submission submission(PartyId by, Bundle bundle, MessageFrame frame) {
    Payload payload =
        new Payload(
            Language.FHIR_JSON,
            WireMessage.asWritten(fhir.newJsonParser())
                .encodeResourceToString(bundle)
                .getBytes(StandardCharsets.UTF_8));
    return new Submission(
        by,
        payload,
        Optional.of(frame.header().getIdElement().getIdPart()),
        Optional.of(bundle.getIdElement().getIdPart()),
        Digest.over(payload.bytes()),
        Optional.empty());
  }
}

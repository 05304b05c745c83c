package dk.sektorbro.wire;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.AppointmentResponse;
import org.hl7.fhir.r4.model.AppointmentResponse.ParticipantStatus;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.UnsignedIntType;

/** What the EHR of Testrup says of a meeting with Testkøbing, from the published example. */
public final class EhrMeeting {

  private static final Path EXAMPLE = Path.of("fhir-profiles/examples/valid/meeting.json");
  private static final String CLINIC = "Organization/f7a44043-7ff7-42c5-8704-44cd18e329c3";

  private final FhirContext fhir;
  private final String uid;
  private final Date writtenAt;
  private final List<String> before;

  private EhrMeeting(FhirContext fhir, String uid, Date writtenAt, List<String> before) {
    this.fhir = fhir;
    this.uid = uid;
    this.writtenAt = writtenAt;
    this.before = before;
  }

  public static EhrMeeting of(FhirContext fhir, String uid) {
    return new EhrMeeting(fhir, uid, new Date(), List.of());
  }

  /** What follows is said after these messages, the first of them first. */
  EhrMeeting after(String... messageHeaderIds) {
    return new EhrMeeting(fhir, uid, writtenAt, List.of(messageHeaderIds));
  }

  EhrMeeting writtenAt(Date at) {
    return new EhrMeeting(fhir, uid, at, before);
  }

  /** Calls the meeting, or moves it. */
  public Bundle calls(int sequence, String start, String end) {
    Bundle message = fresh();
    Appointment meeting = first(message, Appointment.class);
    meeting.getIdentifierFirstRep().setValue(uid);
    said(meeting, sequence);
    meeting.getStartElement().setValueAsString(start);
    meeting.getEndElement().setValueAsString(end);
    return said(message, before.isEmpty() ? "new-message" : "modified-message");
  }

  Bundle cancels(int sequence, String why) {
    Bundle message = fresh();
    Appointment meeting = first(message, Appointment.class);
    meeting.getIdentifierFirstRep().setValue(uid);
    said(meeting, sequence);
    meeting.setStatus(AppointmentStatus.CANCELLED).setComment(why);
    return said(message, "retract-message");
  }

  Bundle answers(int sequence, ParticipantStatus status) {
    Bundle message = fresh();
    Appointment meeting = first(message, Appointment.class);
    AppointmentResponse answer = new AppointmentResponse();
    answer.setId(UUID.randomUUID().toString());
    answer
        .getMeta()
        .addProfile("http://sektorbro.dk/fhir/StructureDefinition/sektorbro-meeting-response");
    answer.setExtension(meeting.getExtension());
    said(answer, sequence);
    answer.getAppointment().getIdentifier().setSystem("http://sektorbro.dk/fhir/sid/meeting");
    answer.getAppointment().getIdentifier().setValue(uid);
    answer.getActor().getIdentifier().setSystem("urn:oid:1.2.208.176.1.1");
    answer.getActor().getIdentifier().setValue("99999021000016005");
    answer.setParticipantStatus(status);
    message
        .getEntry()
        .removeIf(
            entry ->
                entry.getResource() instanceof Appointment
                    || entry.getResource() instanceof Location);
    enter(message, answer);
    header(message)
        .getFocusFirstRep()
        .setReference("AppointmentResponse/" + answer.getIdElement().getIdPart());
    return said(message, "reply-message");
  }

  /** Proposes another time. */
  Bundle proposes(int sequence, String start, String end) {
    Bundle message = answers(sequence, ParticipantStatus.TENTATIVE);
    AppointmentResponse answer = first(message, AppointmentResponse.class);
    answer.getStartElement().setValueAsString(start);
    answer.getEndElement().setValueAsString(end);
    return message;
  }

  private Bundle fresh() {
    try {
      Bundle message = (Bundle) fhir.newJsonParser().parseResource(Files.readString(EXAMPLE));
      message.setId(UUID.randomUUID().toString());
      header(message).setId(UUID.randomUUID().toString());
      message
          .getEntryFirstRep()
          .setFullUrl("http://sektorbro.dk/fhir/MessageHeader/" + Hub.headerId(message));
      message.getEntry().removeIf(entry -> entry.getResource() instanceof Provenance);
      return message;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void said(DomainResource resource, int sequence) {
    resource
        .getExtension()
        .forEach(
            extension ->
                extension.setValue(
                    extension.getUrl().endsWith("sequence")
                        ? new UnsignedIntType(sequence)
                        : new DateTimeType(writtenAt)));
  }

  private Bundle said(Bundle message, String activity) {
    for (int i = 0; i < before.size(); i++) {
      provenance(message, before.get(i), i == 0 ? "new-message" : "modified-message", i - 1);
    }
    provenance(message, Hub.headerId(message), activity, before.size() - 1);
    return message;
  }

  private void provenance(Bundle message, String header, String activity, int earlier) {
    Provenance provenance = new Provenance();
    provenance.setId(UUID.randomUUID().toString());
    provenance.addTarget(new Reference("MessageHeader/" + header));
    provenance.setOccurred(new DateTimeType(writtenAt)).setRecorded(writtenAt);
    provenance.setActivity(
        new CodeableConcept(
            new Coding(
                "http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-activityCodes",
                activity,
                null)));
    provenance.addAgent().setWho(new Reference(CLINIC));
    if (earlier >= 0) {
      provenance
          .addEntity()
          .setRole(ProvenanceEntityRole.REVISION)
          .setWhat(new Reference("MessageHeader/" + before.get(earlier)));
    }
    enter(message, provenance);
  }

  private static void enter(Bundle message, DomainResource resource) {
    message
        .addEntry()
        .setFullUrl(
            "http://sektorbro.dk/fhir/"
                + resource.fhirType()
                + "/"
                + resource.getIdElement().getIdPart())
        .setResource(resource);
  }

  private static MessageHeader header(Bundle message) {
    return Hub.header(message);
  }

  public static <R extends DomainResource> R first(Bundle message, Class<R> type) {
    return message.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }
}

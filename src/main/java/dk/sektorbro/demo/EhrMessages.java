package dk.sektorbro.demo;

import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.PartyId;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** The FHIR messages that an EHR begins: a CareCommunication, a discharge. */
final class EhrMessages {

  private final SimulatedParty self;
  private final Clock clock;
  private final EhrFrame frame;

  EhrMessages(SimulatedParty self, Clock clock) {
    this.self = self;
    this.clock = clock;
    this.frame = new EhrFrame(clock);
  }

  /** Who a message goes to. */
  record Receiver(PartyId id, Gln gln, String name) {}

  /** A new thread with a text and, where there is one, a PDF. */
  Bundle careCommunication(Receiver receiver, TestCitizen citizen, String text, List<byte[]> pdfs) {
    Organization sender = EhrFrame.organization(self.id(), self.gln(), self.name());
    Organization other = EhrFrame.organization(receiver.id(), receiver.gln(), receiver.name());
    Patient patient = EhrFrame.patient(citizen);
    Practitioner doctor = EhrFrame.doctor();
    PractitionerRole role =
        EhrFrame.with(
            new PractitionerRole(), "core/StructureDefinition/medcom-core-practitionerrole");
    role.setPractitioner(EhrFrame.to(doctor));
    role.addCode(
        new CodeableConcept(
            new Coding(
                EhrFrame.CODES + "medcom-core-PractitionerRolesAutorisationsregistret",
                "laege",
                null)));
    Communication communication =
        EhrFrame.with(
            new Communication(),
            "carecommunication/StructureDefinition/medcom-careCommunication-communication");
    communication.addIdentifier(new Identifier().setValue("urn:uuid:" + UUID.randomUUID()));
    communication.setStatus(Communication.CommunicationStatus.UNKNOWN);
    communication.addCategory(
        new CodeableConcept(
            new Coding(
                EhrFrame.CODES + "medcom-careCommunication-categoryCodes",
                "psychiatry-social-disability",
                null)));
    communication.setSubject(EhrFrame.to(patient));
    MessageHeader header =
        EhrFrame.header(
            "carecommunication/StructureDefinition/medcom-careCommunication-messageHeader",
            new Coding(
                EhrFrame.CODES + "medcom-messaging-eventCodes", "care-communication-message", null),
            sender,
            other);
    header.addFocus(EhrFrame.to(communication));
    header.setDefinition(
        EhrFrame.MEDCOM
            + "messagedefinitions/MessageDefinition/MedComCareCommunicationMessageDefinition|5.0");
    Provenance provenance =
        frame.provenance(
            "carecommunication/StructureDefinition/medcom-careCommunication-provenance",
            header.getIdPart(),
            sender,
            "new-message");
    payload(communication, provenance, sender, role, new StringType(text), true);
    for (byte[] pdf : pdfs) {
      Attachment attachment =
          new Attachment().setContentType("application/pdf").setTitle("Bilag").setData(pdf);
      attachment.setCreation(frame.now());
      payload(communication, provenance, sender, role, attachment, false);
    }
    Bundle bundle =
        frame.bundle("carecommunication/StructureDefinition/medcom-careCommunication-message");
    EhrFrame.add(bundle, header, patient, communication, role, doctor, sender, other, provenance);
    return bundle;
  }

  private void payload(
      Communication communication,
      Provenance provenance,
      Organization sender,
      PractitionerRole author,
      Type content,
      boolean withContact) {
    String id = "urn:uuid:" + UUID.randomUUID();
    Communication.CommunicationPayloadComponent payload = communication.addPayload();
    String extensions = EhrFrame.MEDCOM + "core/StructureDefinition/medcom-core-";
    payload.addExtension(extensions + "datetime-extension", new DateTimeType(frame.now()));
    payload.addExtension(
        extensions + "identifier-extension",
        new Identifier().setValue(id).setAssigner(EhrFrame.to(sender)));
    if (withContact) {
      payload.addExtension(extensions + "practitioner-extension", EhrFrame.to(author));
      payload.addExtension(
          extensions + "contact-extension",
          new ContactPoint().setSystem(ContactPoint.ContactPointSystem.PHONE).setValue("00000000"));
    }
    payload.setContent(content);
    provenance
        .addEntity()
        .setRole(Provenance.ProvenanceEntityRole.SOURCE)
        .setWhat(new Reference().setIdentifier(new Identifier().setValue(id)));
  }

  /** The citizen goes home after a stay that began three weeks ago (HospitalNotification SLHJ). */
  Bundle discharge(Receiver receiver, TestCitizen citizen) {
    Organization sender = EhrFrame.organization(self.id(), self.gln(), self.name());
    Organization other = EhrFrame.organization(receiver.id(), receiver.gln(), receiver.name());
    Patient patient = EhrFrame.patient(citizen);
    String profiles = "hospitalnotification/StructureDefinition/medcom-hospitalNotification-";
    Encounter encounter = EhrFrame.with(new Encounter(), profiles + "encounter");
    encounter.setStatus(Encounter.EncounterStatus.FINISHED);
    encounter.setClass_(
        new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "IMP", null));
    encounter.setSubject(EhrFrame.to(patient));
    encounter
        .addEpisodeOfCare()
        .setIdentifier(
            new Identifier()
                .setSystem(EhrFrame.endpoint(sender))
                .setValue("urn:uuid:" + UUID.randomUUID()));
    encounter.setPeriod(
        new Period()
            .setStart(Date.from(clock.instant().minus(Duration.ofDays(21))))
            .setEnd(frame.now()));
    encounter.setServiceProvider(EhrFrame.to(sender));
    MessageHeader header =
        EhrFrame.header(
            profiles + "messageHeader",
            new Coding(
                EhrFrame.CODES + "medcom-messaging-eventCodes",
                "hospital-notification-message",
                null),
            sender,
            other);
    header.addFocus(EhrFrame.to(encounter));
    String chain = "messaging/StructureDefinition/medcom-messaging-provenance";
    String admissionId = UUID.randomUUID().toString();
    Provenance admission = frame.provenance(chain, admissionId, sender, "admit-inpatient");
    Provenance discharge =
        frame.provenance(chain, header.getIdPart(), sender, "discharge-inpatient-home");
    discharge
        .addEntity()
        .setRole(Provenance.ProvenanceEntityRole.REVISION)
        .setWhat(new Reference("MessageHeader/" + admissionId));
    Bundle bundle = frame.bundle(profiles + "message");
    EhrFrame.add(bundle, header, patient, encounter, sender, other, admission, discharge);
    return bundle;
  }
}

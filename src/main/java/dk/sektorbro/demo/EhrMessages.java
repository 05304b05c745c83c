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
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;

/**
 * The FHIR messages an EHR writes: a CareCommunication, a certificate answer, a discharge, an
 * acknowledgement.
 */
final class EhrMessages {

  private static final String MEDCOM = "http://medcomfhir.dk/ig/";
  private static final String CODES = MEDCOM + "terminology/CodeSystem/";
  private static final String SEKTORBRO = "http://sektorbro.dk/fhir/";

  private final SimulatedParty self;
  private final Clock clock;

  EhrMessages(SimulatedParty self, Clock clock) {
    this.self = self;
    this.clock = clock;
  }

  /** Who a message goes to. */
  record Receiver(PartyId id, Gln gln, String name) {}

  /** A new thread with a text and, where there is one, a PDF. */
  Bundle careCommunication(Receiver receiver, TestCitizen citizen, String text, List<byte[]> pdfs) {
    Organization sender = organization(self.id(), self.gln(), self.name());
    Organization other = organization(receiver.id(), receiver.gln(), receiver.name());
    Patient patient = patient(citizen);
    Practitioner doctor = doctor();
    PractitionerRole role =
        with(new PractitionerRole(), "core/StructureDefinition/medcom-core-practitionerrole");
    role.setPractitioner(to(doctor));
    role.addCode(
        new CodeableConcept(
            new Coding(
                CODES + "medcom-core-PractitionerRolesAutorisationsregistret", "laege", null)));
    Communication communication =
        with(
            new Communication(),
            "carecommunication/StructureDefinition/medcom-careCommunication-communication");
    communication.addIdentifier(new Identifier().setValue("urn:uuid:" + UUID.randomUUID()));
    communication.setStatus(Communication.CommunicationStatus.UNKNOWN);
    communication.addCategory(
        new CodeableConcept(
            new Coding(
                CODES + "medcom-careCommunication-categoryCodes",
                "psychiatry-social-disability",
                null)));
    communication.setSubject(to(patient));
    MessageHeader header =
        header(
            "carecommunication/StructureDefinition/medcom-careCommunication-messageHeader",
            new Coding(CODES + "medcom-messaging-eventCodes", "care-communication-message", null),
            sender,
            other);
    header.addFocus(to(communication));
    header.setDefinition(
        MEDCOM
            + "messagedefinitions/MessageDefinition/MedComCareCommunicationMessageDefinition|5.0");
    Provenance provenance =
        provenance(
            "carecommunication/StructureDefinition/medcom-careCommunication-provenance",
            header.getIdPart(),
            sender,
            "new-message");
    payload(communication, provenance, sender, role, new StringType(text), true);
    for (byte[] pdf : pdfs) {
      Attachment attachment =
          new Attachment().setContentType("application/pdf").setTitle("Bilag").setData(pdf);
      attachment.setCreation(now());
      payload(communication, provenance, sender, role, attachment, false);
    }
    Bundle bundle =
        bundle("carecommunication/StructureDefinition/medcom-careCommunication-message");
    add(bundle, header, patient, communication, role, doctor, sender, other, provenance);
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
    String extensions = MEDCOM + "core/StructureDefinition/medcom-core-";
    payload.addExtension(extensions + "datetime-extension", new DateTimeType(now()));
    payload.addExtension(
        extensions + "identifier-extension", new Identifier().setValue(id).setAssigner(to(sender)));
    if (withContact) {
      payload.addExtension(extensions + "practitioner-extension", to(author));
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

  /** The answer to a request as it came from the hub: LÆ 285 filled in, with a PDF. */
  Bundle certificateAnswer(Bundle request, byte[] pdf) {
    MessageHeader asked = (MessageHeader) request.getEntryFirstRep().getResource();
    Task task = first(request, Task.class);
    Patient patient = first(request, Patient.class);
    Organization jobcentre = byId(request, task.getRequester());
    Organization self = byId(request, task.getOwner());
    Practitioner doctor = doctor();
    QuestionnaireResponse response =
        own(new QuestionnaireResponse(), "sektorbro-certificate-response");
    response.setQuestionnaire(SEKTORBRO + "Questionnaire/lae-285|1.0.0");
    response.setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.COMPLETED);
    response.setSubject(to(patient)).setAuthor(to(doctor));
    response.setAuthored(now());
    group(response, "1", item("1.1", new StringType("Moderat depressiv enkeltepisode")));
    group(
        response,
        "2",
        item(
            "2.1",
            new StringType(
                "Koncentration og udholdenhed er nedsat; kan ikke arbejde på fuld tid.")),
        item("2.2", new StringType("Samtaleforløb hver uge og medicinsk behandling.")));
    group(
        response,
        "3",
        item("3.1", new StringType("Rolige omgivelser, afgrænsede opgaver, pauser.")));
    group(response, "4", item("4.2", new IntegerType(8)));
    DocumentReference document = own(new DocumentReference(), "sektorbro-certificate-document");
    document
        .setStatus(DocumentReferenceStatus.CURRENT)
        .setSubject(to(patient))
        .setType(task.getCode());
    document
        .addContent()
        .setAttachment(
            new Attachment().setContentType("application/pdf").setTitle("LÆ 285").setData(pdf));
    Task answered = own(new Task(), "sektorbro-certificate-answer-task");
    answered.setIdentifier(task.getIdentifier()).setGroupIdentifier(task.getGroupIdentifier());
    answered
        .setStatus(Task.TaskStatus.COMPLETED)
        .setIntent(Task.TaskIntent.ORDER)
        .setCode(task.getCode());
    answered.setFor(to(patient)).setRequester(to(jobcentre)).setOwner(to(self));
    answered.setAuthoredOn(task.getAuthoredOn()).setLastModified(now());
    answered.addOutput().setType(part("answer")).setValue(to(response));
    answered.addOutput().setType(part("document")).setValue(to(document));
    MessageHeader header =
        header(
            SEKTORBRO + "StructureDefinition/sektorbro-message-header",
            new Coding(SEKTORBRO + "CodeSystem/event-codes", "certificate-answer", null),
            self,
            jobcentre);
    header.addFocus(to(answered));
    Provenance provenance =
        provenance(
            SEKTORBRO + "StructureDefinition/sektorbro-provenance",
            header.getIdPart(),
            self,
            "reply-message");
    provenance
        .addEntity()
        .setRole(Provenance.ProvenanceEntityRole.REVISION)
        .setWhat(new Reference("MessageHeader/" + asked.getIdPart()));
    Bundle bundle = bundle(SEKTORBRO + "StructureDefinition/sektorbro-certificate-answer-message");
    add(bundle, header, patient, answered, response, document, doctor);
    for (Bundle.BundleEntryComponent entry : request.getEntry()) { // the request's whole history
      if (entry.getResource() instanceof Organization organization) {
        add(bundle, organization);
      } else if (entry.getResource() instanceof Provenance before) {
        add(bundle, before);
      }
    }
    add(bundle, provenance);
    return bundle;
  }

  /** The citizen goes home after a stay that began three weeks ago (HospitalNotification SLHJ). */
  Bundle discharge(Receiver receiver, TestCitizen citizen) {
    Organization sender = organization(self.id(), self.gln(), self.name());
    Organization other = organization(receiver.id(), receiver.gln(), receiver.name());
    Patient patient = patient(citizen);
    String profiles = "hospitalnotification/StructureDefinition/medcom-hospitalNotification-";
    Encounter encounter = with(new Encounter(), profiles + "encounter");
    encounter.setStatus(Encounter.EncounterStatus.FINISHED);
    encounter.setClass_(
        new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "IMP", null));
    encounter.setSubject(to(patient));
    encounter
        .addEpisodeOfCare()
        .setIdentifier(
            new Identifier().setSystem(endpoint(sender)).setValue("urn:uuid:" + UUID.randomUUID()));
    encounter.setPeriod(
        new Period().setStart(Date.from(clock.instant().minus(Duration.ofDays(21)))).setEnd(now()));
    encounter.setServiceProvider(to(sender));
    MessageHeader header =
        header(
            profiles + "messageHeader",
            new Coding(
                CODES + "medcom-messaging-eventCodes", "hospital-notification-message", null),
            sender,
            other);
    header.addFocus(to(encounter));
    String chain = "messaging/StructureDefinition/medcom-messaging-provenance";
    String admissionId = UUID.randomUUID().toString();
    Provenance admission = provenance(chain, admissionId, sender, "admit-inpatient");
    Provenance discharge =
        provenance(chain, header.getIdPart(), sender, "discharge-inpatient-home");
    discharge
        .addEntity()
        .setRole(Provenance.ProvenanceEntityRole.REVISION)
        .setWhat(new Reference("MessageHeader/" + admissionId));
    Bundle bundle = bundle(profiles + "message");
    add(bundle, header, patient, encounter, sender, other, admission, discharge);
    return bundle;
  }

  /** The synchronous answer to what the hub pushes. */
  Bundle acknowledgement(Bundle received) {
    MessageHeader header = (MessageHeader) received.getEntryFirstRep().getResource();
    Organization sender = byId(received, header.getSender());
    Organization self = byId(received, header.getDestinationFirstRep().getReceiver());
    MessageHeader answer =
        header(
            "acknowledgement/StructureDefinition/medcom-messaging-acknowledgementHeader",
            new Coding(CODES + "medcom-messaging-eventCodes", "acknowledgement-message", null),
            self,
            sender);
    answer.getResponse().setIdentifier(header.getIdPart()).setCode(MessageHeader.ResponseType.OK);
    Provenance provenance =
        provenance(
            "messaging/StructureDefinition/medcom-messaging-provenance",
            answer.getIdPart(),
            self,
            "acknowledgement");
    provenance
        .addEntity()
        .setRole(Provenance.ProvenanceEntityRole.REVISION)
        .setWhat(new Reference("MessageHeader/" + header.getIdPart()));
    Bundle bundle = bundle("acknowledgement/StructureDefinition/medcom-messaging-acknowledgement");
    add(bundle, answer, self, sender, provenance);
    return bundle;
  }

  private MessageHeader header(String profile, Coding event, Organization from, Organization to) {
    MessageHeader header = with(new MessageHeader(), profile);
    header.setEvent(event);
    MessageHeader.MessageDestinationComponent destination = header.addDestination();
    destination.addExtension(
        MEDCOM + "messaging/StructureDefinition/medcom-messaging-destinationUseExtension",
        new Coding(CODES + "medcom-messaging-destinationUse", "primary", null));
    destination.setEndpoint(endpoint(to)).setReceiver(to(to));
    header.setSender(to(from));
    header.getSource().setEndpoint(endpoint(from));
    return header;
  }

  private Provenance provenance(
      String profile, String headerId, Organization agent, String activity) {
    Provenance provenance = with(new Provenance(), profile);
    provenance.addTarget(new Reference("MessageHeader/" + headerId));
    provenance.setOccurred(new DateTimeType(now())).setRecorded(now());
    provenance.setActivity(
        new CodeableConcept(new Coding(CODES + "medcom-messaging-activityCodes", activity, null)));
    provenance.addAgent().setWho(to(agent));
    return provenance;
  }

  private static String endpoint(Organization organization) {
    return organization.getIdentifier().stream()
        .filter(identifier -> identifier.getSystem().equals(PartyId.SYSTEM))
        .map(identifier -> "https://sor2.sum.dsdn.dk/#id=" + identifier.getValue())
        .findFirst()
        .orElseThrow();
  }

  private static Organization organization(PartyId id, Gln gln, String name) {
    Organization organization =
        with(new Organization(), "messaging/StructureDefinition/medcom-messaging-organization");
    organization.addIdentifier().setSystem("https://www.gs1.org/gln").setValue(gln.value());
    organization.addIdentifier().setSystem(PartyId.SYSTEM).setValue(id.sor());
    return organization.setName(name);
  }

  private static Patient patient(TestCitizen citizen) {
    Patient patient = with(new Patient(), "core/StructureDefinition/medcom-core-patient");
    Identifier identifier =
        patient
            .addIdentifier()
            .setSystem(citizen.id().scheme().system())
            .setValue(citizen.id().number());
    if (citizen.id().scheme() == dk.sektorbro.exchange.CitizenId.Scheme.X_ECPR) {
      identifier.setUse(Identifier.IdentifierUse.TEMP);
    }
    HumanName name =
        patient.addName().setUse(HumanName.NameUse.OFFICIAL).setFamily(citizen.familyName());
    name.addGiven(citizen.givenName());
    return patient;
  }

  private static Practitioner doctor() {
    Practitioner doctor =
        with(new Practitioner(), "core/StructureDefinition/medcom-core-practitioner");
    doctor.addName().setFamily("Overlæge").addGiven("Test");
    return doctor;
  }

  private static void group(
      QuestionnaireResponse response, String linkId, QuestionnaireResponseItemComponent... items) {
    response.addItem().setLinkId(linkId).setItem(List.of(items));
  }

  private static QuestionnaireResponseItemComponent item(String linkId, Type value) {
    QuestionnaireResponseItemComponent item =
        new QuestionnaireResponseItemComponent().setLinkId(linkId);
    item.addAnswer().setValue(value);
    return item;
  }

  private static CodeableConcept part(String code) {
    return new CodeableConcept(new Coding(SEKTORBRO + "CodeSystem/certificate-parts", code, null));
  }

  private Bundle bundle(String profile) {
    Bundle bundle = new Bundle();
    bundle.setId(UUID.randomUUID().toString());
    bundle.getMeta().addProfile(absolute(profile));
    return bundle.setType(Bundle.BundleType.MESSAGE).setTimestamp(now());
  }

  private static void add(Bundle bundle, DomainResource... resources) {
    for (DomainResource resource : resources) {
      bundle
          .addEntry()
          .setFullUrl(SEKTORBRO + resource.fhirType() + "/" + resource.getIdPart())
          .setResource(resource);
    }
  }

  private static <R extends DomainResource> R with(R resource, String profile) {
    resource.setId(UUID.randomUUID().toString());
    resource.getMeta().addProfile(absolute(profile));
    return resource;
  }

  private static <R extends DomainResource> R own(R resource, String profile) {
    return with(resource, SEKTORBRO + "StructureDefinition/" + profile);
  }

  private static String absolute(String profile) {
    return profile.startsWith("http") ? profile : MEDCOM + profile;
  }

  private static Reference to(DomainResource resource) {
    return new Reference(resource.fhirType() + "/" + resource.getIdPart());
  }

  static <R> R first(Bundle bundle, Class<R> type) {
    return bundle.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  private static Organization byId(Bundle bundle, Reference reference) {
    return bundle.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(Organization.class::isInstance)
        .map(Organization.class::cast)
        .filter(organization -> reference.getReference().endsWith("/" + organization.getIdPart()))
        .findFirst()
        .orElseThrow();
  }

  private Date now() {
    return Date.from(clock.instant());
  }
}

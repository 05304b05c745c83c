package dk.sektorbro.demo;

import java.time.Clock;
import java.util.List;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;

/** What an EHR answers to what the hub pushes: a certificate, an acknowledgement. */
final class EhrAnswers {

  private final EhrFrame frame;

  EhrAnswers(Clock clock) {
    this.frame = new EhrFrame(clock);
  }

  /** The answer to a request as it came from the hub: LÆ 285 filled in, with a PDF. */
  Bundle certificateAnswer(Bundle request, byte[] pdf) {
    MessageHeader asked = (MessageHeader) request.getEntryFirstRep().getResource();
    Task task = EhrFrame.first(request, Task.class);
    Patient patient = EhrFrame.first(request, Patient.class);
    Organization jobcentre = EhrFrame.byId(request, task.getRequester());
    Organization self = EhrFrame.byId(request, task.getOwner());
    Practitioner doctor = EhrFrame.doctor();
    QuestionnaireResponse response =
        EhrFrame.own(new QuestionnaireResponse(), "sektorbro-certificate-response");
    response.setQuestionnaire(EhrFrame.SEKTORBRO + "Questionnaire/lae-285|1.0.0");
    response.setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.COMPLETED);
    response.setSubject(EhrFrame.to(patient)).setAuthor(EhrFrame.to(doctor));
    response.setAuthored(frame.now());
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
    DocumentReference document =
        EhrFrame.own(new DocumentReference(), "sektorbro-certificate-document");
    document
        .setStatus(DocumentReferenceStatus.CURRENT)
        .setSubject(EhrFrame.to(patient))
        .setType(task.getCode());
    document
        .addContent()
        .setAttachment(
            new Attachment().setContentType("application/pdf").setTitle("LÆ 285").setData(pdf));
    Task answered = EhrFrame.own(new Task(), "sektorbro-certificate-answer-task");
    answered.setIdentifier(task.getIdentifier()).setGroupIdentifier(task.getGroupIdentifier());
    answered
        .setStatus(Task.TaskStatus.COMPLETED)
        .setIntent(Task.TaskIntent.ORDER)
        .setCode(task.getCode());
    answered
        .setFor(EhrFrame.to(patient))
        .setRequester(EhrFrame.to(jobcentre))
        .setOwner(EhrFrame.to(self));
    answered.setAuthoredOn(task.getAuthoredOn()).setLastModified(frame.now());
    answered.addOutput().setType(part("answer")).setValue(EhrFrame.to(response));
    answered.addOutput().setType(part("document")).setValue(EhrFrame.to(document));
    MessageHeader header =
        EhrFrame.header(
            EhrFrame.SEKTORBRO + "StructureDefinition/sektorbro-message-header",
            new Coding(EhrFrame.SEKTORBRO + "CodeSystem/event-codes", "certificate-answer", null),
            self,
            jobcentre);
    header.addFocus(EhrFrame.to(answered));
    Provenance provenance =
        frame.provenance(
            EhrFrame.SEKTORBRO + "StructureDefinition/sektorbro-provenance",
            header.getIdPart(),
            self,
            "reply-message");
    provenance
        .addEntity()
        .setRole(Provenance.ProvenanceEntityRole.REVISION)
        .setWhat(new Reference("MessageHeader/" + asked.getIdPart()));
    Bundle bundle =
        frame.bundle(
            EhrFrame.SEKTORBRO + "StructureDefinition/sektorbro-certificate-answer-message");
    EhrFrame.add(bundle, header, patient, answered, response, document, doctor);
    for (Bundle.BundleEntryComponent entry : request.getEntry()) { // the request's whole history
      if (entry.getResource() instanceof Organization organization) {
        EhrFrame.add(bundle, organization);
      } else if (entry.getResource() instanceof Provenance before) {
        EhrFrame.add(bundle, before);
      }
    }
    EhrFrame.add(bundle, provenance);
    return bundle;
  }

  /** The synchronous answer to what the hub pushes. */
  Bundle acknowledgement(Bundle received) {
    MessageHeader header = (MessageHeader) received.getEntryFirstRep().getResource();
    Organization sender = EhrFrame.byId(received, header.getSender());
    Organization self = EhrFrame.byId(received, header.getDestinationFirstRep().getReceiver());
    MessageHeader answer =
        EhrFrame.header(
            "acknowledgement/StructureDefinition/medcom-messaging-acknowledgementHeader",
            new Coding(
                EhrFrame.CODES + "medcom-messaging-eventCodes", "acknowledgement-message", null),
            self,
            sender);
    answer.getResponse().setIdentifier(header.getIdPart()).setCode(MessageHeader.ResponseType.OK);
    Provenance provenance =
        frame.provenance(
            "messaging/StructureDefinition/medcom-messaging-provenance",
            answer.getIdPart(),
            self,
            "acknowledgement");
    provenance
        .addEntity()
        .setRole(Provenance.ProvenanceEntityRole.REVISION)
        .setWhat(new Reference("MessageHeader/" + header.getIdPart()));
    Bundle bundle =
        frame.bundle("acknowledgement/StructureDefinition/medcom-messaging-acknowledgement");
    EhrFrame.add(bundle, answer, self, sender, provenance);
    return bundle;
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
    return new CodeableConcept(
        new Coding(EhrFrame.SEKTORBRO + "CodeSystem/certificate-parts", code, null));
  }
}

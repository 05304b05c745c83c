package dk.sektorbro.consent.cut;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.CodeSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/** A message with a plan in it: two diagnoses, two activities, a text and a file. */
final class Plans {

  static final String SKS = "urn:oid:1.2.208.176.2.4";
  static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
  static final LabelTable LABELS = LabelTable.read(Path.of("config/labels.yaml"));
  static final Map<String, Code> TYPES =
      Map.of(
          "Communication",
          new Code(CodeSystems.INFORMATION_TYPES, "correspondence"),
          "Communication.payload.contentAttachment",
          new Code(CodeSystems.INFORMATION_TYPES, "attachment"));
  static final Composition LETTER =
      new Composition(new Code(CodeSystems.EVENT_CODES, "care-communication"), TYPES, Set.of());
  static final Map<String, List<String>> EVERYTHING =
      Map.of(
          "MessageHeader", List.of("children()"),
          "Patient", List.of("children()"),
          "Condition", List.of("children()"),
          "CarePlan", List.of("children()"),
          "Communication", List.of("children()"));

  private Plans() {}

  static Bundle message() {
    Bundle message = new Bundle();
    message.setType(BundleType.MESSAGE);
    MessageHeader header = new MessageHeader();
    header.addFocus(new Reference("urn:uuid:plan"));
    add(message, "header", header);
    Patient patient = new Patient();
    patient.addName().setFamily("Test");
    patient.addTelecom().setValue("00000000");
    add(message, "patient", patient);
    add(message, "drinking", condition("DF102", "Alkoholafhængighed"));
    add(message, "depression", condition("DF321", "Depression"));
    CarePlan plan = new CarePlan();
    plan.setSubject(new Reference("urn:uuid:patient"));
    plan.addAddresses(new Reference("urn:uuid:drinking"));
    plan.addAddresses(new Reference("urn:uuid:depression"));
    plan.setCreatedElement(new DateTimeType("2026-11-02"));
    plan.setDescription("En plan");
    activity(plan, "DF102", "Samtaler om alkohol");
    activity(plan, "DF321", "Samtaler om humør");
    add(message, "plan", plan);
    Communication communication = new Communication();
    communication.addPayload().setContent(new StringType("Vi ses."));
    communication
        .addPayload()
        .setContent(new Attachment().setContentType("application/pdf").setData(new byte[] {1}));
    add(message, "words", communication);
    return message;
  }

  private static Condition condition(String code, String says) {
    Condition condition = new Condition();
    condition.setCode(new CodeableConcept().setText(says));
    condition.getCode().addCoding().setSystem(SKS).setCode(code);
    condition.setSubject(new Reference("urn:uuid:patient"));
    condition.getText().setDivAsString("<div>" + says + "</div>");
    return condition;
  }

  private static void activity(CarePlan plan, String about, String says) {
    CarePlan.CarePlanActivityDetailComponent detail = plan.addActivity().getDetail();
    detail.setDescription(says);
    detail.addReasonCode().addCoding().setSystem(SKS).setCode(about);
  }

  private static void add(Bundle message, String id, Resource resource) {
    resource.setId(id);
    message.addEntry().setFullUrl("urn:uuid:" + id).setResource(resource);
  }
}

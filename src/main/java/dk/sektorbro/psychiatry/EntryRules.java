package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Resource;

/**
 * What may be an entry of a message of its kind: nothing comes along which the receiver would never
 * see, and nothing that changes what an entry means.
 */
final class EntryRules {

  private static final Set<String> FRAME =
      Set.of(
          "MessageHeader",
          "Provenance",
          "Organization",
          "Patient",
          "Practitioner",
          "PractitionerRole");

  private final MessageBundle message;
  private final MessageKind kind;
  private final List<Refusal> refusals = new ArrayList<>();

  private EntryRules(MessageBundle message, MessageKind kind) {
    this.message = message;
    this.kind = kind;
  }

  static List<Refusal> broken(MessageBundle message, MessageKind kind) {
    EntryRules rules = new EntryRules(message, kind);
    rules.check();
    return rules.refusals;
  }

  private void check() {
    Set<String> seen = new HashSet<>();
    List<BundleEntryComponent> entries = message.bundle().getEntry();
    for (int i = 0; i < entries.size(); i++) {
      String path = "Bundle.entry[" + i + "].resource";
      Resource resource = entries.get(i).getResource();
      if (resource == null || !isExpected(resource.fhirType())) {
        refuse(
            path,
            "This kind of message has no such resource and the receiver would not see it. Remove it.");
        continue;
      }
      if (!seen.add(MessageBundle.key(resource))) {
        refuse(path, "Two entries have the same type and id. Give each its own id.");
      }
      if (resource instanceof MessageHeader && i > 0) {
        refuse(path, "A message has one MessageHeader, its first entry. Remove this one.");
      }
      if (resource.hasImplicitRules()) {
        refuse(path + ".implicitRules", "The hub knows no implicit rules. Remove them.");
      }
      if (resource instanceof DomainResource withExtensions) {
        if (withExtensions.hasContained()) {
          refuse(
              path + ".contained",
              "Resources come as entries of the bundle, not contained in another. Move them.");
        }
        if (withExtensions.hasModifierExtension()) {
          refuse(
              path + ".modifierExtension",
              "The hub knows no modifier extensions and may not pass them over. Remove them.");
        }
      }
    }
  }

  private boolean isExpected(String type) {
    return FRAME.contains(type)
        || switch (kind) {
          case CARE_COMMUNICATION ->
              Set.of("Communication", "Encounter", "CareTeam").contains(type);
          case CERTIFICATE_ANSWER ->
              Set.of("Task", "QuestionnaireResponse", "DocumentReference").contains(type);
          case CERTIFICATE_REQUEST,
              CERTIFICATE_FORWARD,
              CERTIFICATE_REMINDER,
              CERTIFICATE_RETURN,
              CERTIFICATE_RECALL ->
              type.equals("Task");
          case HOSPITAL_NOTIFICATION, ADMISSION_NOTICE -> type.equals("Encounter");
          case MEETING -> Set.of("Appointment", "AppointmentResponse", "Location").contains(type);
          case CARE_PLAN_UPDATE -> type.equals("CarePlan");
          case PLANNED_DISCHARGE -> type.equals("CarePlan");
          case IPS_REFERRAL -> type.equals("ServiceRequest");
          case IPS_PROGRESS -> type.equals("Task");
          case NETWORK_MEETING_PROPOSAL -> type.equals("Appointment");
          case NON_DELIVERY -> type.equals("OperationOutcome");
        };
  }

  private void refuse(String location, String explanation) {
    refusals.add(new Refusal(RefusalCode.PROFILE_VIOLATION, location, explanation));
  }
}

package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenId.Scheme;
import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationPayloadComponent;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.MessageDestinationComponent;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;

/**
 * What the profiles cannot say or do not enforce: check digits, days that exist, whose message it
 * is, what a file is, and that nothing comes along which the receiver would never see.
 */
final class MessageRules {

  /** MedCom's ids have the shape of a UUID, and its own examples use letters beyond f. */
  private static final Pattern ID =
      Pattern.compile(
          "[A-Za-z0-9]{8}-[A-Za-z0-9]{4}-[A-Za-z0-9]{4}-[A-Za-z0-9]{4}-[A-Za-z0-9]{12}");

  private static final Set<String> ATTACHMENT_TYPES =
      Set.of("application/pdf", "image/gif", "image/jpeg", "image/png", "image/tiff", "image/bmp");

  private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

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
  private final MessageHeader header;
  private final PartyId authenticated;
  private final List<Refusal> refusals = new ArrayList<>();

  MessageRules(
      MessageBundle message, MessageKind kind, MessageHeader header, PartyId authenticated) {
    this.message = message;
    this.kind = kind;
    this.header = header;
    this.authenticated = authenticated;
  }

  /** Everything wrong, in the order of what a sender mends first. */
  List<Refusal> broken() {
    idsHaveTheRightShape();
    nothingRidesAlong();
    theSenderIsWhoConnected();
    thereIsAReceiver();
    organisationsHaveRealNumbers();
    thereIsOneCitizen();
    theMessageHasAProvenance();
    filesAreWhatTheySay();
    if (kind == MessageKind.CARE_COMMUNICATION) {
      refusals.addAll(ChainRules.broken(message));
      writersHaveNames();
    }
    if (kind == MessageKind.HOSPITAL_NOTIFICATION) {
      refusals.addAll(new HospitalNotificationRules(message, header).broken());
    }
    if (kind == MessageKind.MEETING) {
      refusals.addAll(MeetingRules.broken(message, authenticated));
    }
    refusals.addAll(Texts.unsayable(message));
    return refusals;
  }

  private void refuse(RefusalCode code, String location, String explanation) {
    refusals.add(new Refusal(code, location, explanation));
  }

  private void idsHaveTheRightShape() {
    String explanation = "A message id is 8-4-4-4-12 letters and digits. Give the message a UUID.";
    String bundleId = message.bundle().getIdElement().getIdPart();
    if (bundleId == null || !ID.matcher(bundleId).matches()) {
      refuse(RefusalCode.PROFILE_VIOLATION, "Bundle.id", explanation);
    }
    String headerId = header.getIdElement().getIdPart();
    if (headerId == null || !ID.matcher(headerId).matches()) {
      refuse(RefusalCode.PROFILE_VIOLATION, "Bundle.entry[0].resource.id", explanation);
    }
  }

  private void nothingRidesAlong() {
    Set<String> seen = new HashSet<>();
    List<BundleEntryComponent> entries = message.bundle().getEntry();
    for (int i = 0; i < entries.size(); i++) {
      String path = "Bundle.entry[" + i + "].resource";
      Resource resource = entries.get(i).getResource();
      if (resource == null || !isExpected(resource.fhirType())) {
        refuse(
            RefusalCode.PROFILE_VIOLATION,
            path,
            "This kind of message has no such resource and the receiver would not see it. Remove it.");
        continue;
      }
      if (!seen.add(MessageBundle.key(resource))) {
        refuse(
            RefusalCode.PROFILE_VIOLATION,
            path,
            "Two entries have the same type and id. Give each its own id.");
      }
      if (resource instanceof MessageHeader && i > 0) {
        refuse(
            RefusalCode.PROFILE_VIOLATION,
            path,
            "A message has one MessageHeader, its first entry. Remove this one.");
      }
      if (resource.hasImplicitRules()) {
        refuse(
            RefusalCode.PROFILE_VIOLATION,
            path + ".implicitRules",
            "The hub knows no implicit rules. Remove them.");
      }
      if (resource instanceof DomainResource withExtensions) {
        if (withExtensions.hasContained()) {
          refuse(
              RefusalCode.PROFILE_VIOLATION,
              path + ".contained",
              "Resources come as entries of the bundle, not contained in another. Move them.");
        }
        if (withExtensions.hasModifierExtension()) {
          refuse(
              RefusalCode.PROFILE_VIOLATION,
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

  private void theSenderIsWhoConnected() {
    Optional<Organization> sender = message.follow(header.getSender(), Organization.class);
    if (sender.isEmpty()) {
      refuse(
          RefusalCode.SENDER_MISMATCH,
          "Bundle.entry[0].resource.sender",
          "The header names no sender that is in the message. Refer to the Organization that sends, with its SOR code.");
      return;
    }
    if (!MessageBundle.sor(sender.get()).equals(Optional.of(authenticated.sor()))) {
      refuse(
          RefusalCode.SENDER_MISMATCH,
          identifierPath(sender.get(), PartyId.SYSTEM),
          "The sender's SOR code is not that of the party whose key opened the connection.");
    }
  }

  private void thereIsAReceiver() {
    if (receiver(message, header).flatMap(MessageBundle::sor).isEmpty()) {
      refuse(
          RefusalCode.RECEIVER_MISSING,
          "Bundle.entry[0].resource.destination",
          "The message names no primary receiver. Add a destination with use primary and a receiver that is in the message"
              + " with its SOR code.");
    }
  }

  /** The primary receiver, as far as the message names one. */
  static Optional<Organization> receiver(MessageBundle message, MessageHeader header) {
    for (MessageDestinationComponent destination : header.getDestination()) {
      boolean primary =
          destination.getExtension().stream()
              .filter(extension -> Canonical.DESTINATION_USE_EXTENSION.equals(extension.getUrl()))
              .anyMatch(
                  extension ->
                      extension.getValue() instanceof Coding use
                          && "primary".equals(use.getCode()));
      if (primary) {
        return message.follow(destination.getReceiver(), Organization.class);
      }
    }
    return Optional.empty();
  }

  private String identifierPath(Organization organization, String system) {
    int index = MessageBundle.identifierIndex(organization, system);
    return message.path(organization)
        + (index < 0 ? ".identifier" : ".identifier[" + index + "].value");
  }

  private void organisationsHaveRealNumbers() {
    for (Organization organization : message.all(Organization.class)) {
      List<Identifier> identifiers = organization.getIdentifier();
      for (int i = 0; i < identifiers.size(); i++) {
        String path = message.path(organization) + ".identifier[" + i + "].value";
        String value = Optional.ofNullable(identifiers.get(i).getValue()).orElse("");
        if (Canonical.GLN.equals(identifiers.get(i).getSystem()) && !Gln.isValid(value)) {
          refuse(
              RefusalCode.PARTY_ID_INVALID,
              path,
              "Not a GLN: 13 digits of which the last is a modulus-10 check digit.");
        }
        if (PartyId.SYSTEM.equals(identifiers.get(i).getSystem()) && !isSor(value)) {
          refuse(RefusalCode.PARTY_ID_INVALID, path, "Not a SOR code: 6 to 18 digits.");
        }
      }
    }
  }

  private static boolean isSor(String value) {
    return value.matches("[0-9]{6,18}");
  }

  private void thereIsOneCitizen() {
    List<Patient> patients = message.all(Patient.class);
    if (patients.isEmpty()) {
      refuse(
          RefusalCode.PROFILE_VIOLATION,
          "Bundle.entry",
          "The message is about no one. Add one Patient.");
      return;
    }
    patients.stream()
        .skip(1)
        .forEach(
            patient ->
                refuse(
                    RefusalCode.PROFILE_VIOLATION,
                    message.path(patient),
                    "A message is about one citizen. Send one message for each."));
    Patient patient = patients.getFirst();
    String path = message.path(patient) + ".identifier";
    int usable = 0;
    for (int i = 0; i < patient.getIdentifier().size(); i++) {
      Identifier identifier = patient.getIdentifier().get(i);
      Optional<Scheme> scheme =
          Optional.ofNullable(identifier.getSystem()).flatMap(Scheme::ofSystem);
      if (scheme.isEmpty()) {
        continue;
      }
      usable++;
      String value = Optional.ofNullable(identifier.getValue()).orElse("");
      if (!CitizenId.isValid(scheme.get(), value)) {
        refuse(
            RefusalCode.CITIZEN_ID_INVALID,
            path + "[" + i + "].value",
            "Not an id number of its scheme: wrong form, or a day that does not exist.");
      }
    }
    if (usable == 0) {
      refuse(
          RefusalCode.CITIZEN_ID_INVALID,
          path,
          "The citizen has neither a CPR number nor an X-eCPR. Add one.");
    }
  }

  private void theMessageHasAProvenance() {
    String target = MessageBundle.key(header);
    List<Provenance> provenances = message.all(Provenance.class);
    long ofThis = provenances.stream().filter(p -> targets(p, target)).count();
    if (ofThis != 1) {
      refuse(
          RefusalCode.PROFILE_VIOLATION,
          "Bundle",
          "Exactly one Provenance must have this message's header as its target.");
    }
    for (Provenance provenance : provenances) {
      if (!provenance.getTargetFirstRep().hasReference()) {
        refuse(
            RefusalCode.PROFILE_VIOLATION,
            message.path(provenance) + ".target[0]",
            "Each turn names its message. Refer to that message's MessageHeader.");
      }
      String activity = provenance.getActivity().getCodingFirstRep().getCode();
      if (!ownActivities()
          && (activity == null
              || !Set.of("new-message", "reply-message", "forward-message").contains(activity))) {
        refuse(
            RefusalCode.UNKNOWN_CODE,
            message.path(provenance) + ".activity.coding[0].code",
            "The hub takes the activities new-message, reply-message and forward-message.");
      }
    }
  }

  /** MedCom's own rule (medcom-careCommunication-4) is content with one of them. */
  private void writersHaveNames() {
    for (Practitioner writer : message.all(Practitioner.class)) {
      if (!writer.getNameFirstRep().hasFamily() && !writer.getNameFirstRep().hasGiven()) {
        refuse(
            RefusalCode.PROFILE_VIOLATION,
            message.path(writer) + ".name",
            "Whoever wrote has a name. Give family or given.");
      }
    }
  }

  /** Whether the profiles, or rules of its own, say which activities a kind of message has. */
  private boolean ownActivities() {
    return kind == MessageKind.HOSPITAL_NOTIFICATION || kind == MessageKind.MEETING;
  }

  private boolean targets(Provenance provenance, String target) {
    String reference = provenance.getTargetFirstRep().getReference();
    return target.equals(reference)
        || message.follow(provenance.getTargetFirstRep(), MessageHeader.class).isPresent();
  }

  private void filesAreWhatTheySay() {
    for (Communication communication : message.all(Communication.class)) {
      List<CommunicationPayloadComponent> payloads = communication.getPayload();
      for (int i = 0; i < payloads.size(); i++) {
        if (payloads.get(i).getContent() instanceof Attachment attachment) {
          fileIsWhatItSays(attachment, message.path(communication) + ".payload[" + i + "].content");
        }
      }
    }
    for (DocumentReference document : message.all(DocumentReference.class)) {
      for (int i = 0; i < document.getContent().size(); i++) {
        fileIsWhatItSays(
            document.getContent().get(i).getAttachment(),
            message.path(document) + ".content[" + i + "].attachment");
      }
    }
  }

  private void fileIsWhatItSays(Attachment attachment, String path) {
    if (attachment.hasUrl() && !isWebAddress(attachment.getUrl())) {
      refuse(
          RefusalCode.PROFILE_VIOLATION, path + ".url", "A link begins with https:// or http://.");
    }
    if (attachment.hasContentType()
        ? !ATTACHMENT_TYPES.contains(attachment.getContentType())
        : attachment.hasData()) {
      refuse(
          RefusalCode.ATTACHMENT_TYPE,
          path + ".contentType",
          "Attachments are application/pdf or image/gif, jpeg, png, tiff or bmp. Convert the file.");
    }
    if ("application/pdf".equals(attachment.getContentType())
        && attachment.hasData()
        && !isPdf(attachment.getData())) {
      refuse(
          RefusalCode.NOT_A_PDF,
          path + ".data",
          "The file is declared as application/pdf and does not begin as a PDF does. Attach the file itself.");
    }
  }

  private static boolean isWebAddress(String url) {
    try {
      URI address = new URI(url);
      return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
          && address.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean isPdf(byte[] data) {
    return data.length > PDF.length && Arrays.equals(data, 0, PDF.length, PDF, 0, PDF.length);
  }
}

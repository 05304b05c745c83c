package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenId.Scheme;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Provenance;

/**
 * What the profiles cannot say or do not enforce: check digits, days that exist, whose message it
 * is, what a file is, and that nothing comes along which the receiver would never see.
 */
final class MessageRules {

  /** MedCom's ids have the shape of a UUID, and its own examples use letters beyond f. */
  private static final Pattern ID =
      Pattern.compile(
          "[A-Za-z0-9]{8}-[A-Za-z0-9]{4}-[A-Za-z0-9]{4}-[A-Za-z0-9]{4}-[A-Za-z0-9]{12}");

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
    refusals.addAll(EntryRules.broken(message, kind));
    refusals.addAll(PartyRules.broken(message, header, authenticated));
    thereIsOneCitizen();
    theMessageHasAProvenance();
    refusals.addAll(FileRules.broken(message));
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
}

package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.content.HospitalNotified;
import dk.sektorbro.exchange.content.HospitalNotified.Times;
import dk.sektorbro.exchange.content.HospitalNotified.Turn;
import dk.sektorbro.exchange.content.Standing;
import dk.sektorbro.exchange.content.StayEvent;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityComponent;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;

/** Reads a HospitalNotification that was examined before, whole or cut to what a notice may say. */
final class HospitalNotificationReader {

  private final MessageBundle message;
  private final MessageHeader header;

  HospitalNotificationReader(MessageBundle message, MessageHeader header) {
    this.message = message;
    this.header = header;
  }

  HospitalNotified read() {
    Encounter encounter =
        message.follow(header.getFocusFirstRep(), Encounter.class).orElseGet(Encounter::new);
    Turn own = turn(own(message, header).orElseThrow(), isDeceased(message));
    return new HospitalNotified(
        new People(message).citizen(),
        own,
        times(encounter),
        asksForTheChangePackage(),
        message.all(Provenance.class).stream()
            .map(
                provenance ->
                    id(provenance).equals(own.messageId())
                        ? own
                        : turn(provenance, admitsAgain(provenance)))
            .toList());
  }

  /**
   * Nobody is admitted twice to one stay by the same code: the second of them told of a death, of
   * which a Provenance says nothing itself.
   */
  private boolean admitsAgain(Provenance provenance) {
    Optional<StayActivity> activity =
        activity(provenance)
            .filter(it -> it.event() == StayEvent.ADMITTED && it.standing() == Standing.NEW);
    Set<String> seen = new HashSet<>(); // a circle ends where it began
    Optional<Provenance> before = before(provenance);
    while (activity.isPresent() && before.isPresent() && seen.add(id(before.get()))) {
      if (activity(before.get()).equals(activity)) {
        return true;
      }
      before = before(before.get());
    }
    return false;
  }

  private Optional<Provenance> before(Provenance provenance) {
    return follows(provenance)
        .flatMap(
            named ->
                message.all(Provenance.class).stream()
                    .filter(each -> id(each).equals(named))
                    .findFirst());
  }

  private Optional<Boolean> asksForTheChangePackage() {
    return header.getExtension().stream()
        .filter(extension -> Canonical.CHANGE_PACKAGE.equals(extension.getUrl()))
        .map(Extension::getValue)
        .filter(BooleanType.class::isInstance)
        .map(value -> ((BooleanType) value).booleanValue())
        .findFirst();
  }

  /** The Provenance of the message itself. */
  static Optional<Provenance> own(MessageBundle message, MessageHeader header) {
    String headerId = header.getIdElement().getIdPart();
    return message.all(Provenance.class).stream()
        .filter(provenance -> id(provenance).equals(headerId))
        .findFirst();
  }

  private static String id(Provenance provenance) {
    return Optional.ofNullable(provenance.getTargetFirstRep().getReference())
        .map(MessageIds::ofReference)
        .orElse("");
  }

  /** MedCom tells of a death by an admission's code with the patient marked (MORS). */
  static boolean isDeceased(MessageBundle message) {
    return message.all(Patient.class).stream()
        .anyMatch(
            patient ->
                patient.getDeceased() instanceof BooleanType deceased
                    ? Boolean.TRUE.equals(deceased.getValue())
                    : patient.hasDeceased());
  }

  private static Turn turn(Provenance provenance, boolean deceased) {
    StayActivity activity = activity(provenance).orElseThrow();
    boolean ends =
        deceased
            && activity.event() == StayEvent.ADMITTED
            && activity.standing() != Standing.CANCELLED;
    return new Turn(
        id(provenance),
        ends ? StayEvent.ENDED : activity.event(),
        activity.standing(),
        follows(provenance),
        Moments.of(provenance.getOccurredDateTimeType()));
  }

  static Optional<StayActivity> activity(Provenance provenance) {
    return Optional.ofNullable(provenance.getActivity().getCodingFirstRep().getCode())
        .flatMap(StayActivity::of);
  }

  /** The message that this one goes on from, revises or takes back. */
  static Optional<String> follows(Provenance provenance) {
    return provenance.getEntity().stream()
        .filter(
            entity ->
                entity.getRole() == ProvenanceEntityRole.REVISION
                    || entity.getRole() == ProvenanceEntityRole.REMOVAL)
        .map(ProvenanceEntityComponent::getWhat)
        .map(Reference::getReference)
        .filter(reference -> reference != null && !reference.isBlank())
        .map(MessageIds::ofReference)
        .findFirst();
  }

  static Times times(Encounter encounter) {
    Optional<Period> leave = leave(encounter);
    return new Times(
        moment(encounter.getPeriod().getStartElement()),
        moment(encounter.getPeriod().getEndElement()),
        leave.flatMap(period -> moment(period.getStartElement())),
        leave.flatMap(period -> moment(period.getEndElement())));
  }

  private static Optional<Period> leave(Encounter encounter) {
    return encounter.getExtension().stream()
        .filter(extension -> Canonical.LEAVE_PERIOD.equals(extension.getUrl()))
        .map(Extension::getValue)
        .filter(Period.class::isInstance)
        .map(Period.class::cast)
        .findFirst();
  }

  private static Optional<OffsetDateTime> moment(DateTimeType value) {
    return value.hasValue() ? Optional.of(Moments.of(value)) : Optional.empty();
  }
}

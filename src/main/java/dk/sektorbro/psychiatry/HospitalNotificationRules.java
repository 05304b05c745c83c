package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.content.HospitalNotified.Times;
import dk.sektorbro.exchange.content.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Provenance;

/**
 * What holds a HospitalNotification together and its profile does not enforce: that its activity is
 * one of its own codes, and that encounter and activity tell the same.
 */
final class HospitalNotificationRules {

  private final MessageBundle message;
  private final MessageHeader header;
  private final List<Refusal> refusals = new ArrayList<>();

  HospitalNotificationRules(MessageBundle message, MessageHeader header) {
    this.message = message;
    this.header = header;
  }

  List<Refusal> broken() {
    message.all(Provenance.class).stream()
        .filter(provenance -> HospitalNotificationReader.activity(provenance).isEmpty())
        .forEach(
            provenance ->
                refuse(
                    RefusalCode.UNKNOWN_CODE,
                    message.path(provenance) + ".activity.coding[0].code",
                    "Not an activity of a HospitalNotification (medcom-hospitalNotification-messageActivities)."));
    Optional<Encounter> encounter = message.follow(header.getFocusFirstRep(), Encounter.class);
    if (encounter.isEmpty()) {
      refuse(
          RefusalCode.PROFILE_VIOLATION,
          "Bundle.entry[0].resource.focus",
          "The header's focus is no Encounter of the message. Refer to the stay's Encounter.");
      return refusals;
    }
    HospitalNotificationReader.own(message, header)
        .ifPresent(
            own ->
                HospitalNotificationReader.activity(own)
                    .ifPresent(activity -> agree(own, activity, encounter.get())));
    return refusals;
  }

  private void agree(Provenance own, StayActivity activity, Encounter encounter) {
    String path = message.path(encounter);
    if (!activity.encounterClass().equals(encounter.getClass_().getCode())) {
      refuse(
          RefusalCode.PROFILE_VIOLATION,
          path + ".class.code",
          "The activity is one of class "
              + activity.encounterClass()
              + ". Send the one of this class.");
    }
    if (activity.standing() != Standing.NEW && HospitalNotificationReader.follows(own).isEmpty()) {
      refuse(
          RefusalCode.PROFILE_VIOLATION,
          message.path(own) + ".entity",
          "A revision or cancellation names the message it means. Refer to its MessageHeader.");
    }
    if (activity.standing() != Standing.CANCELLED) {
      tellsTheSame(activity, encounter, path);
    }
  }

  private void tellsTheSame(StayActivity activity, Encounter encounter, String path) {
    Times times = HospitalNotificationReader.times(encounter);
    EncounterStatus status = encounter.getStatus();
    boolean deceased = HospitalNotificationReader.isDeceased(message);
    EncounterStatus expected =
        switch (activity.event()) {
          case ADMITTED -> deceased ? EncounterStatus.FINISHED : EncounterStatus.INPROGRESS;
          case LEAVE_STARTED -> EncounterStatus.ONLEAVE;
          case LEAVE_ENDED -> EncounterStatus.INPROGRESS;
          case DISCHARGED, ENDED -> EncounterStatus.FINISHED;
        };
    if (status != expected) {
      refuse(
          RefusalCode.PROFILE_VIOLATION,
          path + ".status",
          "With this activity the encounter is " + expected.toCode() + ".");
    }
    if (expected == EncounterStatus.FINISHED && times.endedAt().isEmpty()) {
      refuse(
          RefusalCode.PROFILE_VIOLATION,
          path + ".period.end",
          "A stay that has ended has an end. Give the moment.");
    }
    boolean leaveLacks =
        switch (activity.event()) {
          case LEAVE_STARTED -> times.leaveFrom().isEmpty();
          case LEAVE_ENDED -> times.leaveUntil().isEmpty();
          case ADMITTED, DISCHARGED, ENDED -> false;
        };
    if (leaveLacks) {
      refuse(
          RefusalCode.PROFILE_VIOLATION,
          path + ".extension",
          "A leave has its period in the extension medcom-hospitalnotifiation-leave-period-extension.");
    }
  }

  private void refuse(RefusalCode code, String location, String explanation) {
    refusals.add(new Refusal(code, location, explanation));
  }
}

package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.Dialect.InvalidOutput;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.psychiatry.validation.Profile;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MessageHeader;

/** By which event, and in which profile, each kind of message goes over FHIR. */
final class KindsInFhir {

  private KindsInFhir() {}

  /**
   * The kind of a message that is sent to the hub.
   *
   * @throws Refused where the hub takes no messages with that event
   */
  static MessageKind of(MessageHeader header) {
    if (header.getEvent() instanceof Coding event && event.hasSystem() && event.hasCode()) {
      if (event.getSystem().equals(Canonical.EVENTS)
          && event.getCode().equals("care-communication-message")) {
        return MessageKind.CARE_COMMUNICATION;
      }
      if (event.getSystem().equals(Canonical.EVENTS)
          && event.getCode().equals("hospital-notification-message")) {
        return MessageKind.HOSPITAL_NOTIFICATION;
      }
      if (event.getSystem().equals(Canonical.HUB_EVENTS)) {
        switch (event.getCode()) {
          case "certificate-answer" -> {
            return MessageKind.CERTIFICATE_ANSWER;
          }
          case "certificate-forward" -> {
            return MessageKind.CERTIFICATE_FORWARD;
          }
          case "meeting" -> {
            return MessageKind.MEETING;
          }
          case "planned-discharge" -> {
            return MessageKind.PLANNED_DISCHARGE;
          }
          case "ips-referral" -> {
            return MessageKind.IPS_REFERRAL;
          }
          default -> {}
        }
      }
    }
    throw new Refused(
        RefusalCode.KIND_UNKNOWN,
        "Bundle.entry[0].resource.event",
        "The hub takes the events care-communication-message, hospital-notification-message, certificate-answer, certificate-forward, meeting, planned-discharge and ips-referral over FHIR.");
  }

  static Profile profile(MessageKind kind) {
    return switch (kind) {
      case CARE_COMMUNICATION -> Profile.CARE_COMMUNICATION;
      case CERTIFICATE_REQUEST -> Profile.CERTIFICATE_REQUEST;
      case CERTIFICATE_FORWARD -> Profile.CERTIFICATE_FORWARD;
      case CERTIFICATE_REMINDER -> Profile.CERTIFICATE_REMINDER;
      case CERTIFICATE_RETURN -> Profile.CERTIFICATE_RETURN;
      case CERTIFICATE_RECALL -> Profile.CERTIFICATE_RECALL;
      case CERTIFICATE_ANSWER -> Profile.CERTIFICATE_ANSWER;
      case HOSPITAL_NOTIFICATION -> Profile.HOSPITAL_NOTIFICATION;
      case MEETING -> Profile.MEETING;
      case PLANNED_DISCHARGE -> Profile.PLANNED_DISCHARGE;
      case IPS_REFERRAL -> Profile.IPS_REFERRAL;
      case IPS_PROGRESS -> Profile.IPS_PROGRESS;
      case NETWORK_MEETING_PROPOSAL -> Profile.NETWORK_MEETING_PROPOSAL;
      case NON_DELIVERY -> Profile.NON_DELIVERY;
      case CARE_PLAN_UPDATE -> Profile.CARE_PLAN_UPDATE;
      case ADMISSION_NOTICE -> throw new InvalidOutput("An admission notice is no FHIR message");
    };
  }
}

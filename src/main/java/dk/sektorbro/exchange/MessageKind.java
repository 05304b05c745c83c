package dk.sektorbro.exchange;

import java.util.Arrays;
import java.util.Optional;

/**
 * The kinds of message the hub carries. The code is what configuration, routes, queues and metrics
 * call it.
 */
public enum MessageKind {
  /** A jobcentre asks for a medical certificate (an LÆ form). */
  CERTIFICATE_REQUEST("certificate-request"),
  /** Psychiatry answers, or declines, a request. */
  CERTIFICATE_ANSWER("certificate-answer"),
  /** A request for a certificate goes on from the unit that was asked to the right one. */
  CERTIFICATE_FORWARD("certificate-forward"),
  /** A jobcentre, or the hub by itself, reminds of a request that is not answered. */
  CERTIFICATE_REMINDER("certificate-reminder"),
  /** A jobcentre sends an answered certificate back because something is missing. */
  CERTIFICATE_RETURN("certificate-return"),
  /** A jobcentre no longer needs the certificate. */
  CERTIFICATE_RECALL("certificate-recall"),
  /** Free-text correspondence with attachments, in either direction (MedCom CareCommunication). */
  CARE_COMMUNICATION("care-communication"),
  /**
   * Psychiatry tells of an admission, a leave or a discharge (MedCom HospitalNotification). The hub
   * heeds it itself; what others hear of it are admission notices.
   */
  HOSPITAL_NOTIFICATION("hospital-notification"),
  /** The hub's own notice of an admission or a discharge, to a jobcentre. */
  ADMISSION_NOTICE("admission-notice"),
  /** A meeting is called, answered, moved or cancelled, in either direction. */
  MEETING("meeting"),
  /** The hub tells a party what another has written in a citizen's shared plan. */
  CARE_PLAN_UPDATE("care-plan-update"),
  /** Psychiatry tells ahead of a discharge: when, what is agreed, and who does what. */
  PLANNED_DISCHARGE("planned-discharge"),
  /** Psychiatry refers a citizen to individual placement and support at a jobcentre. */
  IPS_REFERRAL("ips-referral"),
  /** A jobcentre tells the referrer what came of a referral. */
  IPS_PROGRESS("ips-progress"),
  /** The hub asks a citizen's team to meet, because the citizen is admitted again and again. */
  NETWORK_MEETING_PROPOSAL("network-meeting-proposal"),
  /** The hub tells a sender that a message was not delivered, and why. */
  NON_DELIVERY("non-delivery");

  private final String code;

  MessageKind(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static Optional<MessageKind> ofCode(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
  }
}

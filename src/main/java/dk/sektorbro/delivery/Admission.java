package dk.sektorbro.delivery;

import dk.sektorbro.exchange.Incoming;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.participant.Sector;
import java.util.Optional;

/**
 * Whether a valid message can be taken: its receiver exists and can use it, and it is not larger
 * than its kind may be.
 */
public final class Admission {

  private final ParticipantDirectory directory;
  private final Dialects dialects;
  private final SizeLimits limits;

  Admission(ParticipantDirectory directory, Dialects dialects, SizeLimits limits) {
    this.directory = directory;
    this.dialects = dialects;
    this.limits = limits;
  }

  public Incoming admit(Incoming incoming) {
    mustNotExceed(limits.of(incoming.kind()), incoming, "A message of kind %s may be %d bytes");
    if (!maySend(directory.get(incoming.sender()).sector(), incoming.kind())) {
      throw new Refused(
          RefusalCode.SENDER_INCAPABLE,
          "",
          "Your sector does not send messages of kind %s.".formatted(incoming.kind().code()));
    }
    if (!isForTheHub(incoming)) {
      mustBeTaken(incoming);
    }
    return incoming;
  }

  /**
   * What the hub heeds itself may be addressed to it: a notification then goes to whom consents
   * name, and anything else to the citizen's team.
   */
  private boolean isForTheHub(Incoming incoming) {
    return (incoming.kind() == MessageKind.HOSPITAL_NOTIFICATION
            || TeamPost.carries(incoming.kind()))
        && incoming.receiver().equals(directory.hub().id());
  }

  private void mustBeTaken(Incoming incoming) {
    MessageKind kind = handedOverAs(incoming.kind());
    Participant receiver =
        directory
            .find(incoming.receiver())
            .orElseThrow(
                () ->
                    new Refused(
                        RefusalCode.RECEIVER_UNKNOWN,
                        receiverOf(incoming),
                        "No participant has this SOR code; look the receiver up in the directory."));
    if (!receiver.takes().contains(kind)) {
      throw new Refused(
          RefusalCode.RECEIVER_INCAPABLE,
          receiverOf(incoming),
          "The receiver does not take messages of kind %s.".formatted(kind.code()));
    }
    Optional.ofNullable(receiver.limits().messages().get(incoming.kind()))
        .ifPresent(
            limit ->
                mustNotExceed(
                    limit, incoming, "The receiver takes messages of kind %s of %d bytes"));
    dialects.of(receiver.language()).requireWritable(kind);
  }

  private static MessageKind handedOverAs(MessageKind kind) {
    return kind == MessageKind.HOSPITAL_NOTIFICATION ? MessageKind.ADMISSION_NOTICE : kind;
  }

  private static void mustNotExceed(long limit, Incoming incoming, String rule) {
    if (incoming.payload().size() > limit) {
      throw new Refused(
          RefusalCode.TOO_LARGE,
          "",
          rule.formatted(incoming.kind().code(), limit) + "; send fewer or smaller attachments.");
    }
  }

  private static boolean maySend(Sector sector, MessageKind kind) {
    return switch (kind) {
      case CERTIFICATE_REQUEST,
          CERTIFICATE_REMINDER,
          CERTIFICATE_RETURN,
          CERTIFICATE_RECALL,
          IPS_PROGRESS ->
          sector == Sector.JOBCENTRE;
      case CERTIFICATE_ANSWER, CERTIFICATE_FORWARD, PLANNED_DISCHARGE, IPS_REFERRAL ->
          sector == Sector.PSYCHIATRY;
      case CARE_COMMUNICATION, MEETING -> true;
      case HOSPITAL_NOTIFICATION -> sector == Sector.PSYCHIATRY;
      case ADMISSION_NOTICE, CARE_PLAN_UPDATE, NETWORK_MEETING_PROPOSAL, NON_DELIVERY -> false;
    };
  }

  private static String receiverOf(Incoming incoming) {
    return receiverOf(incoming.payload().language());
  }

  /** Where a message of that language names its receiver. */
  static String receiverOf(Language language) {
    return switch (language) {
      case JOBCENTRE_XML -> "//Receiver";
      case FHIR_JSON, FHIR_XML -> "Bundle.entry[0].resource.destination.receiver";
    };
  }
}

package dk.sektorbro.delivery;

import dk.sektorbro.exchange.Incoming;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;

/**
 * Whether a valid message can be taken: its receiver exists and can use it, and it is not larger
 * than its kind may be.
 */
public final class Admission {

  private final ParticipantDirectory directory;
  private final SizeLimits limits;

  Admission(ParticipantDirectory directory, SizeLimits limits) {
    this.directory = directory;
    this.limits = limits;
  }

  public Incoming admit(Incoming incoming) {
    int limit = limits.of(incoming.kind());
    if (incoming.payload().bytes().length > limit) {
      throw new Refused(
          RefusalCode.TOO_LARGE,
          "",
          "A message of kind %s may be %d bytes; send fewer or smaller attachments."
              .formatted(incoming.kind().code(), limit));
    }
    Participant receiver =
        directory
            .find(incoming.receiver())
            .orElseThrow(
                () ->
                    new Refused(
                        RefusalCode.RECEIVER_UNKNOWN,
                        receiverOf(incoming),
                        "No participant has this SOR code; look the receiver up in the directory."));
    if (!receiver.takes().contains(incoming.kind())) {
      throw new Refused(
          RefusalCode.RECEIVER_INCAPABLE,
          receiverOf(incoming),
          "The receiver does not take messages of kind %s.".formatted(incoming.kind().code()));
    }
    return incoming;
  }

  private static String receiverOf(Incoming incoming) {
    return switch (incoming.payload().language()) {
      case JOBCENTRE_XML -> "//Receiver";
      case FHIR_JSON, FHIR_XML -> "Bundle.entry[0].resource.destination.receiver";
    };
  }
}

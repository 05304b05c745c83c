package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.content.NotDelivered;
import dk.sektorbro.participant.Address;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.psychiatry.validation.Profile;
import java.time.OffsetDateTime;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Reference;

/** Writes the hub's report that a message was not delivered. */
final class NonDeliveryWriter {

  private final Envelope envelope;
  private final NotDelivered content;
  private final Address receiver;
  private final Address hub;
  private final MessageFrame frame;

  NonDeliveryWriter(Envelope envelope, NotDelivered content, ParticipantDirectory directory) {
    this.envelope = envelope;
    this.content = content;
    this.receiver = directory.address(envelope.receiver());
    this.hub = directory.hub();
    this.frame =
        new MessageFrame(
            envelope.id(),
            envelope.id().toString(),
            new Coding().setSystem(Canonical.HUB_EVENTS).setCode("non-delivery"));
  }

  Bundle write() {
    OffsetDateTime at = Moments.inDenmark(content.at());
    Reference from = frame.between(hub, receiver);
    frame
        .header()
        .getResponse()
        .setIdentifier(content.senderMessageId())
        .setCode(
            content.reason().equals("not-collected")
                ? ResponseType.TRANSIENTERROR
                : ResponseType.FATALERROR);
    return frame.about(outcome(), "outcome", at, from, Profile.NON_DELIVERY);
  }

  private OperationOutcome outcome() {
    OperationOutcome outcome = new OperationOutcome();
    outcome
        .addIssue()
        .setSeverity(IssueSeverity.ERROR)
        .setCode(issueType())
        .setDetails(
            new CodeableConcept(
                    new Coding()
                        .setSystem(Canonical.NON_DELIVERY_REASONS)
                        .setCode(content.reason()))
                .setText(content.explanation()));
    return outcome;
  }

  private IssueType issueType() {
    return switch (content.reason()) {
      case "receiver-unknown" -> IssueType.NOTFOUND;
      case "receiver-cannot-take-kind" -> IssueType.NOTSUPPORTED;
      case "not-delivered-in-time" -> IssueType.TIMEOUT;
      case "not-collected" -> IssueType.INCOMPLETE;
      case "erased" -> IssueType.DELETED;
      case "technical-failure" -> IssueType.EXCEPTION;
      case "invalid-content" -> IssueType.INVALID;
      default -> IssueType.SUPPRESSED;
    };
  }
}

package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Organization;

/**
 * What an acknowledgement says.
 *
 * @param from its sender, where it names one that can be a party
 * @param headerId the {@code MessageHeader.id} of the message it answers
 * @param codes the codes of its OperationOutcome
 */
record Acknowledgement(Optional<PartyId> from, String headerId, AckCode code, List<String> codes) {

  /** Whether a message is an acknowledgement. */
  static boolean is(MessageHeader header) {
    return header.getEvent() instanceof Coding event
        && Canonical.EVENTS.equals(event.getSystem())
        && "acknowledgement-message".equals(event.getCode());
  }

  /**
   * @throws Refused when it does not tell which message it answers, or how
   */
  static Acknowledgement read(MessageBundle message, MessageHeader header) {
    String headerId = header.getResponse().getIdentifier();
    Optional<AckCode> code =
        header.getResponse().hasCode()
            ? AckCode.ofCode(header.getResponse().getCode().toCode())
            : Optional.empty();
    if (headerId == null || code.isEmpty()) {
      throw new Refused(
          RefusalCode.PROFILE_VIOLATION,
          "Bundle.entry[0].resource.response",
          "An acknowledgement names the message it answers and a response code.");
    }
    return new Acknowledgement(
        message
            .follow(header.getSender(), Organization.class)
            .flatMap(MessageBundle::sor)
            .filter(sor -> sor.matches("[0-9]{6,18}"))
            .map(PartyId::new),
        headerId,
        code.get(),
        message.all(OperationOutcome.class).stream()
            .flatMap(outcome -> outcome.getIssue().stream())
            .flatMap(issue -> issue.getDetails().getCoding().stream())
            .filter(Coding::hasCode)
            .map(Coding::getCode)
            .distinct()
            .toList());
  }
}

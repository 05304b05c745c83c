package dk.sektorbro.psychiatry;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.Refused;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;

/**
 * What can be seen of a message before anything of it is believed: enough to address the answer.
 *
 * @param headerId the {@code MessageHeader.id}, where there is one an answer can name
 * @param bundleId the {@code Bundle.id}
 * @param acknowledgement the message, where it is an acknowledgement and is never answered
 */
record Glance(
    Optional<String> headerId, Optional<String> bundleId, Optional<WireMessage> acknowledgement) {

  /** FHIR's data type id: what {@code response.identifier} can carry. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

  static Glance at(FhirContext fhir, Payload payload) {
    try {
      WireMessage wire = WireMessage.read(fhir, payload);
      Optional<MessageHeader> header =
          wire.resource() instanceof Bundle bundle
              ? new MessageBundle(bundle).header()
              : Optional.empty();
      return new Glance(
          header
              .map(found -> found.getIdElement().getIdPart())
              .filter(id -> ID.matcher(id).matches()),
          Optional.ofNullable(wire.resource().getIdElement().getIdPart()),
          header.filter(Acknowledgement::is).map(found -> wire));
    } catch (Refused unreadable) { // whoever takes it in says so, and is asked next
      return new Glance(Optional.empty(), Optional.empty(), Optional.empty());
    }
  }
}

package dk.sektorbro.psychiatry;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.Payload;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Provenance;

/**
 * The same message in a new transmission: another {@code Bundle.id} and the times of now, the same
 * {@code MessageHeader.id} (MedCom FHIR Messaging, reliable messaging).
 */
final class Retransmission {

  private final FhirContext fhir;
  private final Clock clock;

  Retransmission(FhirContext fhir, Clock clock) {
    this.fhir = fhir;
    this.clock = clock;
  }

  /**
   * @param number of the transmission; the same number makes the same id again
   */
  Payload of(Payload message, int number) {
    if (!(WireMessage.read(fhir, message).resource() instanceof Bundle bundle)) {
      throw new IllegalArgumentException("What is sent again is not a message");
    }
    String first = bundle.getIdElement().getIdPart();
    Date now = Date.from(clock.instant());
    bundle.setId(
        UUID.nameUUIDFromBytes((first + "/" + number).getBytes(StandardCharsets.UTF_8)).toString());
    bundle.setTimestamp(now);
    bundle.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(Provenance.class::isInstance)
        .map(Provenance.class::cast)
        .filter(provenance -> provenance.getEntity().isEmpty())
        .forEach(provenance -> provenance.setRecorded(now));
    return new Payload(
        message.language(),
        WireMessage.asWritten(parser(message.language()))
            .encodeResourceToString(bundle)
            .getBytes(StandardCharsets.UTF_8),
        message.files(),
        Optional.empty());
  }

  private IParser parser(Language language) {
    return switch (language) {
      case FHIR_JSON -> fhir.newJsonParser();
      case FHIR_XML -> fhir.newXmlParser();
      case JOBCENTRE_XML -> throw new IllegalArgumentException("Not a FHIR message");
    };
  }
}

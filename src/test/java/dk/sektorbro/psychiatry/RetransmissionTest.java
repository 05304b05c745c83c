package dk.sektorbro.psychiatry;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.exchange.Payload;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Provenance;
import org.junit.jupiter.api.Test;

class RetransmissionTest {

  private static final Instant LATER = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void aRetransmissionIsTheSameMessageInAnotherBundle() {
    Payload first = Fhir.json(Fhir.example("valid/certificate-request.json"));
    Retransmission retransmission = new Retransmission(Fhir.R4, Clock.fixed(LATER, ZoneOffset.UTC));

    Bundle before = bundle(first);
    Bundle after = bundle(retransmission.of(first, 2));

    assertThat(after.getIdPart()).isNotEqualTo(before.getIdPart());
    assertThat(bundle(retransmission.of(first, 2)).getIdPart()).isEqualTo(after.getIdPart());
    assertThat(bundle(retransmission.of(first, 3)).getIdPart()).isNotEqualTo(after.getIdPart());
    assertThat(header(after).getIdPart()).isEqualTo(header(before).getIdPart());
    assertThat(after.getEntry())
        .map(Bundle.BundleEntryComponent::getFullUrl)
        .isEqualTo(
            before.getEntry().stream().map(Bundle.BundleEntryComponent::getFullUrl).toList());
    assertThat(after.getEntry())
        .map(Bundle.BundleEntryComponent::getResource)
        .filteredOn(Provenance.class::isInstance)
        .map(Provenance.class::cast)
        .allSatisfy(
            provenance -> assertThat(provenance.getRecorded().toInstant()).isEqualTo(LATER));
  }

  private static Bundle bundle(Payload message) {
    return (Bundle) WireMessage.read(Fhir.R4, message).resource();
  }

  private static MessageHeader header(Bundle bundle) {
    return (MessageHeader) bundle.getEntryFirstRep().getResource();
  }
}

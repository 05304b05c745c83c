package dk.sektorbro.psychiatry;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.participant.Address;
import dk.sektorbro.psychiatry.validation.Profile;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AcknowledgementWriterTest {

  private static final String ANSWERED = "375293b8-2f91-4d08-b13a-83ea76b6d001";
  private static final Instant AT = Instant.parse("2026-11-02T08:15:00.123456Z");

  private final AcknowledgementWriter writer = new AcknowledgementWriter(Fhir.HUB);
  private final Address clinic = Fhir.DIRECTORY.address(Fhir.CLINIC);

  @BeforeAll
  static void needsPackages() {
    Fhir.needsPackages();
  }

  private static String json(Bundle bundle) {
    return Fhir.R4.newJsonParser().encodeResourceToString(bundle);
  }

  @Test
  void thatAMessageIsTakenIsAValidAcknowledgement() {
    Bundle acknowledgement = writer.write(clinic, ANSWERED, AckCode.OK, AT, List.of());

    assertThat(Fhir.VALIDATOR.validate(Profile.ACKNOWLEDGEMENT, json(acknowledgement))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(RefusalCode.class)
  void everyReasonForRefusingIsAValidAcknowledgement(RefusalCode code) {
    AckCode ack = code.passes() ? AckCode.TRANSIENT_ERROR : AckCode.FATAL_ERROR;
    Bundle acknowledgement =
        writer.write(
            clinic,
            ANSWERED,
            ack,
            AT,
            List.of(
                new Refusal(code, "Bundle.entry[0]", "Mend it."), new Refusal(code, "", "So.")));

    assertThat(Fhir.VALIDATOR.validate(Profile.ACKNOWLEDGEMENT, json(acknowledgement))).isEmpty();
  }

  @Test
  void theSameAnswerTwiceIsTheSameToTheLetter() {
    List<Refusal> refusals = List.of(new Refusal(RefusalCode.NOT_A_PDF, "Bundle", "Mend it."));

    assertThat(json(writer.write(clinic, ANSWERED, AckCode.FATAL_ERROR, AT, refusals)))
        .isEqualTo(json(writer.write(clinic, ANSWERED, AckCode.FATAL_ERROR, AT, refusals)));
  }

  @Test
  void aMomentThatCameBackFromTheDatabaseIsTheSameMoment() {
    Bundle first = writer.write(clinic, ANSWERED, AckCode.OK, AT.plusNanos(789), List.of());
    Bundle again = writer.write(clinic, ANSWERED, AckCode.OK, AT, List.of());

    assertThat(json(again)).isEqualTo(json(first));
  }
}

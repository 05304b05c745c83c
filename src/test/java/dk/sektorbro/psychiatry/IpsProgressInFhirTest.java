package dk.sektorbro.psychiatry;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.content.Author;
import dk.sektorbro.exchange.content.Citizen;
import dk.sektorbro.exchange.content.IpsProgress;
import dk.sektorbro.exchange.content.IpsProgress.Placement;
import dk.sektorbro.exchange.content.IpsProgressed;
import dk.sektorbro.exchange.content.ReferralReference;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What came of a referral, as the referrer reads it. */
class IpsProgressInFhirTest {

  private static final Instant REFERRED = Instant.parse("2026-11-03T09:00:00.512Z");
  private static final LocalDate DAY = LocalDate.of(2027, 2, 1);

  @BeforeAll
  static void needsPackages() {
    Fhir.needsPackages();
  }

  static Stream<IpsProgress> steps() {
    return Stream.of(
        new IpsProgress.Accepted(),
        new IpsProgress.Declined(Optional.of("Der er venteliste.")),
        new IpsProgress.Started(DAY),
        new IpsProgress.Placed(Placement.JOB, DAY),
        new IpsProgress.Placed(Placement.EDUCATION, DAY),
        new IpsProgress.StillThere(DAY),
        new IpsProgress.Left(DAY),
        new IpsProgress.Ended(DAY, Optional.empty()));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void eachStepHoldsToItsProfileAlsoFromAClockThatIsBehind(IpsProgress step) {
    for (Duration after : new Duration[] {Duration.ofDays(90), Duration.ofMillis(-512)}) {
      Task task = written(step, REFERRED.plus(after));

      assertThat(task.getBusinessStatus().getCodingFirstRep().getCode()).isEqualTo(step.code());
      assertThat(task.getExecutionPeriod().getStartElement().asStringValue())
          .isEqualTo(step.day().map(LocalDate::toString).orElse(null));
    }
  }

  private static Task written(IpsProgress step, Instant at) {
    Envelope envelope =
        new Envelope(
            MessageId.of(Fhir.JOBCENTRE, step.code() + at),
            MessageKind.IPS_PROGRESS,
            Fhir.JOBCENTRE,
            Fhir.CLINIC,
            Optional.empty(),
            Optional.empty(),
            at);
    IpsProgressed report =
        new IpsProgressed(
            new Citizen(CitizenId.cpr("2509479989"), "Bruno Test", "Elmer"),
            "7c0d3a10-2f5e-4b6a-9c11-52d1e0a4b1aa",
            Optional.of(new ReferralReference("7c0d3a10-2f5e-4b6a-9c11-52d1e0a4b102", REFERRED)),
            step,
            new Author(
                "Sanne",
                "Sagsbehandler",
                Optional.of("socialraadgiver"),
                Optional.of(Fhir.JOBCENTRE),
                Optional.of("00000000")),
            at);
    Bundle bundle =
        (Bundle)
            WireMessage.read(
                    Fhir.R4, Fhir.DIALECT.write(envelope, report)) // holds it to its profile
                .resource();
    return new MessageBundle(bundle).all(Task.class).getFirst();
  }
}

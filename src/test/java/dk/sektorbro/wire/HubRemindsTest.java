package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.demo.Pdf;
import dk.sektorbro.demo.SimulatedJobcentre;
import dk.sektorbro.demo.SimulatedJobcentre.ConsentWish;
import dk.sektorbro.demo.SimulatedPsychiatry;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.exchange.DanishCalendar;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.jobcentre.soap.CertificateStatus;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.RequestCertificate;
import dk.sektorbro.psychiatry.validation.PackageSet;
import dk.sektorbro.world.BesideTheRest;
import dk.sektorbro.world.HubProcess;
import dk.sektorbro.world.JumpingClock;
import dk.sektorbro.world.Member;
import dk.sektorbro.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.awaitility.Awaitility;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weeks go by on a running hub: it reminds by itself, until the answer comes. */
@BesideTheRest
class HubRemindsTest {

  private static final DanishCalendar CALENDAR =
      DanishCalendar.read(Path.of("config/calendar.yaml"));
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir static Path home;

  @Test
  void theHubRemindsOnWorkingDaysWithoutTheCitizensNameUntilTheAnswerComes() {
    Assumptions.assumeTrue(
        OneHub.PACKAGES.missing(PackageSet.CARE_COMMUNICATION).isEmpty(),
        () -> OneHub.PACKAGES.howToComplete(PackageSet.CARE_COMMUNICATION));
    JumpingClock.Hands clock = new JumpingClock.Hands(home);
    World world =
        new World(home, Member.JOBCENTRE, Member.PSYCHIATRY).withHub("hub", clock.hubSettings());
    try (HubProcess hub = HubProcess.startWithClock(world);
        SimulatedPsychiatry ehr = world.ehr(Member.PSYCHIATRY)) {
      ehr.goesOnline();
      SimulatedJobcentre jobcentre = world.jobcentre(Member.JOBCENTRE);
      String consent =
          jobcentre.registersConsent(
              new ConsentWish(
                  TestCitizen.BRUNO,
                  Member.PSYCHIATRY.id(),
                  "SDP-2026-000117",
                  List.of(InformationTypeCode.MEDICAL_CERTIFICATE)));
      assertThat(consent).isNotEmpty();
      RequestCertificate asked =
          jobcentre.certificateRequest(
              TestCitizen.BRUNO, Member.PSYCHIATRY.id(), "SDP-2026-000117", "Hvornår?");
      jobcentre.requestsCertificate(asked);
      Bundle request = received(ehr, "certificate-request", 1);
      Awaitility.await("the hub has noted that it arrived")
          .atMost(PATIENCE)
          .until(() -> status(jobcentre, asked).getStage().equals("DELIVERED"));
      LocalDate due = asked.getDue();

      clock.set(until(CALENDAR.onOrAfterWorkingDay(due.plusDays(1))));
      Bundle first = received(ehr, "certificate-reminder", 1);
      assertThat(task(first).getIdentifierFirstRep().getValue()).isEqualTo(asked.getRequestId());
      assertThat(task(first).getPriority()).isEqualTo(Task.TaskPriority.ROUTINE);
      assertThat(first.getEntry())
          .noneMatch(entry -> entry.getResource() instanceof Patient);

      clock.set(until(CALENDAR.onOrAfterWorkingDay(due.plusDays(6))));
      assertThat(task(received(ehr, "certificate-reminder", 2)).getPriority())
          .isEqualTo(Task.TaskPriority.URGENT);

      assertThat(ehr.sends(ehr.certificateAnswer(request, Pdf.saying("LAE 285"))).code())
          .isEqualTo("ok");
      Awaitility.await("the answer is collected")
          .atMost(PATIENCE)
          .until(() -> !jobcentre.collects().isEmpty());
      jobcentre.acknowledges(jobcentre.collects());
      clock.set(until(due.plusDays(60)));
      Awaitility.await("it is closed")
          .atMost(PATIENCE)
          .until(() -> status(jobcentre, asked).getStage().equals("CLOSED"));

      assertThat(ehr.received("certificate-reminder")).hasSize(2);
      assertThat(status(jobcentre, asked).getEvent())
          .extracting(event -> event.getWhat())
          .containsExactly(
              "ordered", "arrived", "overdue", "reminded", "arrived", "reminded", "arrived",
              "answered", "arrived", "closed");
    }
  }

  private static CertificateStatus status(SimulatedJobcentre jobcentre, RequestCertificate asked) {
    return jobcentre.status(asked.getMessageId()).getCertificate();
  }

  /** Until ten o'clock on that day. */
  private static Duration until(LocalDate day) {
    return Duration.between(
        Instant.now(), day.atTime(10, 0).atZone(DanishTime.ZONE).toInstant());
  }

  private static Bundle received(SimulatedPsychiatry ehr, String event, int number) {
    Awaitility.await(event + " " + number)
        .atMost(PATIENCE)
        .until(() -> ehr.received(event).size() >= number);
    return ehr.received(event).get(number - 1);
  }

  private static Task task(Bundle bundle) {
    return bundle.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(Task.class::isInstance)
        .map(Task.class::cast)
        .findFirst()
        .orElseThrow();
  }
}

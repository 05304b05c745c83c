package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.demo.SimulatedPsychiatry;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.jobcentre.soap.AgreedForDischarge;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.PlannedDischarge;
import dk.sektorbro.jobcentre.soap.StateCode;
import dk.sektorbro.world.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Psychiatry tells ahead of a discharge, in versions. */
@ExtendWith(OneHub.class)
class PlannedDischargeTest {

  private static final String BUNDLE = "3e6f8b20-91d4-4c0e-8a55-7b1f20c4d101";
  private static final String HEADER = "3e6f8b20-91d4-4c0e-8a55-7b1f20c4d102";
  private static final String DISCHARGE = "3e6f8b20-91d4-4c0e-8a55-7b1f20c4d1aa";

  private final Hub hub;
  private final String dischargeId = UUID.randomUUID().toString();

  PlannedDischargeTest(Hub hub) {
    this.hub = hub;
  }

  @Test
  void eachVersionTakesThePlaceOfTheOneBeforeAndACancellationFollowsWhoeverHasIt() {
    String first;
    String second;
    try (Hub.Given consent =
        consent(InformationTypeCode.ADMISSION_DISCHARGE, InformationTypeCode.CARE_PLAN)) {
      first = tells(version());
      PlannedDischarge told = collected(first);
      assertThat(told.getStanding()).isEqualTo("new");
      assertThat(told.getReplaces()).isNull();
      assertThat(told.getPlannedFor()).isEqualTo(LocalDate.parse("2026-11-20"));
      assertThat(told.getBasis()).isEqualTo("discharge-agreement");
      assertThat(told.getAgreed())
          .extracting(AgreedForDischarge::getWho)
          .containsExactly("Jobcenter Testkøbing", "Psykiatrisk Ambulatorium Testrup");
      assertThat(told.getAgreed().getFirst().getDoneBy()).isEqualTo(LocalDate.parse("2026-11-27"));
      assertThat(told.getMentor().getName()).isEqualTo("Test Mentor");

      second = tells(version().replace("2026-11-20", "2026-11-24").replace("T09:00", "T11:00"));
      PlannedDischarge revised = collected(second);
      assertThat(revised.getStanding()).isEqualTo("revised");
      assertThat(revised.getReplaces()).isEqualTo(first);
      assertThat(revised.getPlannedFor()).isEqualTo(LocalDate.parse("2026-11-24"));

      assertThat(sends(version().replace("T09:00", "T10:00")).body())
          .contains("DISCHARGE_SUPERSEDED");
    }

    PlannedDischarge cancelled = collected(tells(cancelled("T12:00")));

    assertThat(cancelled.getStanding()).isEqualTo("cancelled");
    assertThat(cancelled.getReplaces()).isEqualTo(second);
    assertThat(cancelled.getPlannedFor()).isNull();
    assertThat(cancelled.getAgreed()).isEmpty();
    assertThat(sends(version().replace("T09:00", "T13:00")).body()).contains("DISCHARGE_CANCELLED");
  }

  @Test
  void whatIsAgreedComesAlongOnlyWhereTheConsentNamesTheCarePlan() {
    try (Hub.Given consent = consent(InformationTypeCode.ADMISSION_DISCHARGE)) {
      PlannedDischarge told = collected(tells(version()));

      assertThat(told.getPlannedFor()).isEqualTo(LocalDate.parse("2026-11-20"));
      assertThat(told.getBasis()).isNull();
      assertThat(told.getAgreed()).isEmpty();
      assertThat(told.getMentor()).isNull();
    }
  }

  @Test
  void withoutConsentNothingIsToldAndThereIsNothingToCancel() {
    String header = UUID.randomUUID().toString();
    assertThat(hub.ehr().sends(version().replace(HEADER, header), Caller.JSON).code())
        .isEqualTo("ok");

    hub.reportOn(header);

    isTakenAndTellsNobody(cancelled("T12:00"));
  }

  @Test
  void aCancellationThatComesFirstTellsNobodyAndIsRemembered() {
    try (Hub.Given consent = consent(InformationTypeCode.ADMISSION_DISCHARGE)) {
      isTakenAndTellsNobody(cancelled("T12:00"));

      assertThat(sends(version()).body()).contains("DISCHARGE_CANCELLED");
    }
  }

  @Test
  void aCancellationReachesWhoeverHasAVersionThatWasErasedSince() {
    String told;
    try (Hub.Given consent = consent(InformationTypeCode.ADMISSION_DISCHARGE)) {
      told = tells(version());
      collected(told);
    }
    Typed erased =
        Typed.types(
            List.of("messages", "erase"),
            told,
            "--ground=WRONG_CITIZEN",
            "--user=officer",
            "--password-file=" + hub.world().data().resolve("officer-password"),
            "--hub=" + hub.world().management());
    assertThat(erased.exitCode()).as(erased.out()).isZero();

    assertThat(collected(tells(cancelled("T12:00"))).getReplaces()).isEqualTo(told);
  }

  private void isTakenAndTellsNobody(String cancellation) {
    String header = UUID.randomUUID().toString();
    assertThat(hub.ehr().sends(cancellation.replace(HEADER, header), Caller.JSON).code())
        .isEqualTo("ok");
    hub.awaitState(Member.PSYCHIATRY, header, StateCode.HANDLED);
  }

  private Hub.Given consent(InformationTypeCode... types) {
    return hub.consent(Member.JOBCENTRE, Member.PSYCHIATRY, TestCitizen.BRUNO, types);
  }

  private String cancelled(String at) {
    return version()
        .replace("\"status\": \"active\"", "\"status\": \"revoked\"")
        .replace("T09:00", at);
  }

  private SimulatedPsychiatry.Answer sends(String message) {
    return hub.ehr().sends(message.replace(HEADER, UUID.randomUUID().toString()), Caller.JSON);
  }

  /** Sends it; returns the hub's id of it. */
  private String tells(String message) {
    String header = UUID.randomUUID().toString();
    SimulatedPsychiatry.Answer answer =
        hub.ehr().sends(message.replace(HEADER, header), Caller.JSON);
    assertThat(answer.code()).as(answer.body()).isEqualTo("ok");
    return MessageId.of(Member.PSYCHIATRY.id(), header).toString();
  }

  private String version() {
    try {
      return Files.readString(Path.of("fhir-profiles/examples/valid/planned-discharge.json"))
          .replace(BUNDLE, UUID.randomUUID().toString())
          .replace(DISCHARGE, dischargeId);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PlannedDischarge collected(String hubMessageId) {
    return hub.collected(
        Member.JOBCENTRE,
        item ->
            Optional.ofNullable(item.delivery().getPlannedDischarge())
                .filter(discharge -> item.hubMessageId().equals(hubMessageId)));
  }
}

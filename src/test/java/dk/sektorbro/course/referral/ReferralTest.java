package dk.sektorbro.course.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MovingClock;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.Author;
import dk.sektorbro.exchange.content.Citizen;
import dk.sektorbro.exchange.content.IpsProgress;
import dk.sektorbro.exchange.content.IpsProgress.Accepted;
import dk.sektorbro.exchange.content.IpsProgress.Declined;
import dk.sektorbro.exchange.content.IpsProgress.Ended;
import dk.sektorbro.exchange.content.IpsProgress.Left;
import dk.sektorbro.exchange.content.IpsProgress.Placed;
import dk.sektorbro.exchange.content.IpsProgress.Placement;
import dk.sektorbro.exchange.content.IpsProgress.Started;
import dk.sektorbro.exchange.content.IpsProgress.StillThere;
import dk.sektorbro.exchange.content.IpsProgressed;
import dk.sektorbro.exchange.content.IpsReferred;
import dk.sektorbro.exchange.content.IpsReferred.Aim;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What may be reported of a referral, in whatever order a jobcentre reports it. */
class ReferralTest {

  private static final PartyId CLINIC = new PartyId("99999021000016005");
  private static final PartyId JOBCENTRE = new PartyId("99999011000016001");
  private static final PartyId ANOTHER = new PartyId("99999041000016002");
  private static final CitizenKey BRUNO = new CitizenKey("b".repeat(64));
  private static final CitizenKey BIRGIT = new CitizenKey("c".repeat(64));
  private static final Citizen NAMED = new Citizen(CitizenId.cpr("2509479989"), "Bruno", "Elmer");
  private static final String ID = "7c0d3a10-2f5e-4b6a-9c11-52d1e0a4b1aa";
  private static final Period FOUR_MONTHS = Period.ofMonths(4);
  private static final Author AUTHOR =
      new Author("Test", "Overlæge", Optional.empty(), Optional.empty(), Optional.empty());

  private final MovingClock clock = new MovingClock(Instant.parse("2026-03-02T08:00:00Z"));
  private final MemoryReferrals referrals = new MemoryReferrals();
  private final ReferToIps refer = new ReferToIps(referrals, clock);
  private final ReportProgress report = new ReportProgress(referrals, FOUR_MONTHS, clock);
  private final UndoReferral undo = new UndoReferral(referrals, clock);
  private int messages;

  @Test
  void aReferralGoesItsWayToStillThere() {
    refers();
    clock.set(Instant.parse("2026-08-10T08:00:00Z"));

    reports(new Accepted());
    reports(new Started(day("2026-03-16")));
    reports(new Placed(Placement.JOB, day("2026-04-01")));
    reports(new StillThere(day("2026-08-01")));

    assertThat(stage())
        .isEqualTo(
            new Stage.InPlace(
                Optional.of(day("2026-03-16")),
                new Placed(Placement.JOB, day("2026-04-01")),
                Optional.of(day("2026-08-01"))));
    assertThat(referral().startedOn()).contains(day("2026-03-16"));
  }

  @Test
  void stillThereIsNotTakenBeforeTheTimeHasGone() {
    refers();
    clock.set(Instant.parse("2026-08-10T08:00:00Z"));
    reports(new Placed(Placement.EDUCATION, day("2026-04-01")));

    refused(RefusalCode.TOO_EARLY, "/ReportReferral/StillThere", new StillThere(day("2026-07-31")));
    reports(new StillThere(day("2026-08-01")));
    refused(
        RefusalCode.REPORTED_ALREADY,
        "/ReportReferral/StillThere",
        new StillThere(day("2026-08-02")));
  }

  @Test
  void nobodyLeftBeforeTheDayOnWhichTheyWereStillThere() {
    refers();
    clock.set(Instant.parse("2026-09-10T08:00:00Z"));
    reports(new Placed(Placement.JOB, day("2026-04-01")));
    reports(new StillThere(day("2026-08-01")));

    refused(RefusalCode.DAY_IMPOSSIBLE, "/ReportReferral/Left", new Left(day("2026-05-01")));
    reports(new Left(day("2026-08-01")));
  }

  @Test
  void ofTwoAnswersTheFirstCounts() {
    refers();
    reports(new Accepted());

    refused(RefusalCode.REPORTED_ALREADY, "/ReportReferral/Accepted", new Accepted());
    refused(RefusalCode.REFERRAL_ANSWERED, "/ReportReferral/Declined", declined());

    assertThat(stage()).isEqualTo(new Stage.Accepted());
  }

  @Test
  void aReferralThatWasDeclinedIsOver() {
    refers();
    reports(declined());

    refused(RefusalCode.REPORTED_ALREADY, "/ReportReferral/Declined", declined());
    refused(
        RefusalCode.REFERRAL_DECLINED, "/ReportReferral/Started", new Started(day("2026-03-02")));
  }

  @Test
  void aStepThatComesLateIsTakenWhereItsDayFits() {
    refers();
    clock.set(Instant.parse("2026-08-10T08:00:00Z"));
    reports(new Placed(Placement.JOB, day("2026-04-01")));

    refused(RefusalCode.DAY_IMPOSSIBLE, "/ReportReferral/Started", new Started(day("2026-04-02")));
    reports(new Started(day("2026-03-20")));
    refused(RefusalCode.REPORTED_ALREADY, "/ReportReferral/Accepted", new Accepted());

    assertThat(referral().startedOn()).contains(day("2026-03-20"));
  }

  @Test
  void aDayInTheFutureOrBeforeTheReferralIsImpossible() {
    refers();

    refused(
        RefusalCode.DAY_IMPOSSIBLE, "/ReportReferral/Started/On", new Started(day("2026-03-03")));
    refused(
        RefusalCode.DAY_IMPOSSIBLE, "/ReportReferral/Started/On", new Started(day("2026-03-01")));
    reports(new Started(day("2026-03-02")));
  }

  @Test
  void whoeverLeavesMayComeToAnotherPlaceAndEachIsCountedByItself() {
    refers();
    clock.set(Instant.parse("2027-02-10T08:00:00Z"));
    reports(new Placed(Placement.JOB, day("2026-04-01")));

    refused(
        RefusalCode.PLACEMENT_OPEN,
        "/ReportReferral/Placed",
        new Placed(Placement.EDUCATION, day("2026-05-01")));
    reports(new Left(day("2026-05-01")));
    refused(
        RefusalCode.PLACEMENT_UNKNOWN,
        "/ReportReferral/StillThere",
        new StillThere(day("2026-08-01")));
    refused(
        RefusalCode.DAY_IMPOSSIBLE,
        "/ReportReferral/Placed",
        new Placed(Placement.EDUCATION, day("2026-04-30")));
    reports(new Placed(Placement.EDUCATION, day("2026-08-01")));
    reports(new Left(day("2027-01-31")));

    assertThat(referral().places())
        .extracting(place -> place.lasted(FOUR_MONTHS))
        .containsExactly(false, true);
  }

  @Test
  void thatAJobLastedCanBeToldAfterTheSupportEnded() {
    refers();
    clock.set(Instant.parse("2026-09-10T08:00:00Z"));
    reports(new Placed(Placement.JOB, day("2026-04-01")));
    reports(new Ended(day("2026-06-01"), Optional.of("Målet er nået.")));

    refused(RefusalCode.REFERRAL_ENDED, "/ReportReferral/Started", new Started(day("2026-03-10")));
    reports(new StillThere(day("2026-08-01")));

    assertThat(referral().places())
        .extracting(place -> place.lasted(FOUR_MONTHS))
        .containsExactly(true);
    assertThat(referral().toString()).doesNotContain("Målet");
    assertThat(referral().reports().toString()).doesNotContain("Målet");
  }

  @Test
  void onlyTheJobcentreThatWasReferredToReportsAndOnlyOfThatCitizen() {
    refers();

    assertThatThrownBy(
            () -> report.handle(next(), ANOTHER, CLINIC, BRUNO, progressed(new Accepted())))
        .isInstanceOfSatisfying(Refused.class, refused -> isUnknown(refused));
    assertThatThrownBy(
            () -> report.handle(next(), JOBCENTRE, ANOTHER, BRUNO, progressed(new Accepted())))
        .isInstanceOfSatisfying(Refused.class, refused -> isUnknown(refused));
    assertThatThrownBy(
            () -> report.handle(next(), JOBCENTRE, CLINIC, BIRGIT, progressed(new Accepted())))
        .isInstanceOfSatisfying(Refused.class, refused -> isUnknown(refused));
  }

  private static void isUnknown(Refused refused) {
    assertThat(refused.code()).isEqualTo(RefusalCode.REFERRAL_UNKNOWN);
  }

  @Test
  void aReferralThatWasNotSharedDidNotHappenAndMayBeMadeAgain() {
    MessageId referred = refers();
    assertThatThrownBy(this::refers)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo(RefusalCode.ID_REUSED));

    undo.handle(referred);

    refused(RefusalCode.REFERRAL_UNKNOWN, "/ReportReferral/ReferralId", new Accepted());
    refers();
    reports(new Accepted());
  }

  @Test
  void aReportThatWasNotSharedDidNotHappenNorWhatRestsOnIt() {
    refers();
    clock.set(Instant.parse("2026-09-10T08:00:00Z"));
    MessageId placed = reports(new Placed(Placement.JOB, day("2026-04-01")));
    reports(new StillThere(day("2026-08-01")));

    undo.handle(placed);

    assertThat(referral().places()).isEmpty();
    reports(new Placed(Placement.JOB, day("2026-04-01")));
    reports(new StillThere(day("2026-08-01")));
    assertThat(referral().places()).hasSize(1);
  }

  @Test
  void aReportStandsAsLongAsWhatItRestsOnDoes() {
    MessageId referred = refers();
    clock.set(Instant.parse("2026-09-10T08:00:00Z"));
    MessageId accepted = reports(new Accepted());
    MessageId placed = reports(new Placed(Placement.JOB, day("2026-04-01")));
    MessageId still = reports(new StillThere(day("2026-08-01")));

    undo.handle(placed);
    assertThat(report.stands(accepted)).isTrue();
    assertThat(report.stands(still)).isFalse();

    undo.handle(referred);
    assertThat(report.stands(accepted)).isFalse();
    IpsProgressed told = progressed(new Accepted());
    assertThat(report.completed(accepted, told)).isEqualTo(told);
  }

  @Test
  void aReferralIsRememberedFromTheLastThatWasToldOfIt() {
    refers();
    clock.set(Instant.parse("2027-03-01T08:00:00Z"));
    reports(new Accepted());

    referrals.forgetBefore(Instant.parse("2027-01-01T00:00:00Z"));
    assertThat(stage()).isEqualTo(new Stage.Accepted());

    referrals.forgetBefore(Instant.parse("2027-03-02T00:00:00Z"));
    refused(
        RefusalCode.REFERRAL_UNKNOWN, "/ReportReferral/ReferralId", new Started(day("2027-03-01")));
  }

  @Test
  void whateverIsReportedAndUndoneWhatIsKeptFollowsOnItself() {
    Random random = new Random(20260302);
    clock.set(Instant.parse("2026-12-31T08:00:00Z"));
    LocalDate first = day("2026-03-02");
    for (int run = 0; run < 3000; run++) {
      List<IpsProgress> steps = new ArrayList<>();
      Referral referral =
          new Referral(
              Referral.idOf(CLINIC, ID),
              next(),
              CLINIC,
              JOBCENTRE,
              BRUNO,
              "header",
              Instant.parse("2026-03-02T08:00:00Z"),
              List.of());
      for (int i = 0; i < 12; i++) {
        LocalDate on = first.plusDays(random.nextInt(300));
        IpsProgress step =
            switch (random.nextInt(7)) {
              case 0 -> new Accepted();
              case 1 -> random.nextInt(20) == 0 ? declined() : new Started(on);
              case 2 -> new Started(on);
              case 3 -> new Placed(Placement.JOB, on);
              case 4 -> new StillThere(on);
              case 5 -> new Left(on);
              default -> random.nextInt(6) == 0 ? new Ended(on, Optional.empty()) : new Left(on);
            };
        try {
          referral = referral.and(new Referral.Report(next(), step), FOUR_MONTHS);
          steps.add(step);
        } catch (Stage.IllegalStep illegal) {
          assertThat(illegal.explanation()).isNotBlank();
        }
        if (!referral.reports().isEmpty() && random.nextInt(5) == 0) {
          MessageId undone =
              referral.reports().get(random.nextInt(referral.reports().size())).message();
          referral = referral.without(undone);
          assertThat(referral.reports()).noneMatch(each -> each.message().equals(undone));
        }
      }
      Stage stage = referral.stage();
      boolean open = stage instanceof Stage.InPlace;
      assertThat(referral.places().stream().filter(place -> place.left().isEmpty()).count())
          .as("%s of %s", stage, steps)
          .isLessThanOrEqualTo(1)
          .satisfies(
              count -> {
                if (open) {
                  assertThat(count).isEqualTo(1);
                }
              });
      for (Referral.Place place : referral.places()) {
        assertThat(place.left().orElse(LocalDate.MAX)).isAfterOrEqualTo(place.since());
      }
    }
  }

  private MessageId next() {
    return MessageId.of(JOBCENTRE, "message-" + messages++);
  }

  private MessageId refers() {
    MessageId message = next();
    refer.handle(
        message,
        CLINIC,
        JOBCENTRE,
        BRUNO,
        new IpsReferred(
            NAMED,
            ID,
            "header",
            Aim.JOB,
            Optional.empty(),
            Optional.empty(),
            AUTHOR,
            clock.instant()));
    return message;
  }

  private MessageId reports(IpsProgress step) {
    MessageId message = next();
    report.handle(message, JOBCENTRE, CLINIC, BRUNO, progressed(step));
    return message;
  }

  private void refused(RefusalCode code, String place, IpsProgress step) {
    assertThatThrownBy(() -> reports(step))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(code);
              assertThat(refused.refusals().getFirst().location()).isEqualTo(place);
            });
  }

  private IpsProgressed progressed(IpsProgress step) {
    return new IpsProgressed(NAMED, ID, Optional.empty(), step, AUTHOR, clock.instant());
  }

  private static IpsProgress declined() {
    return new Declined(Optional.of("Der er venteliste."));
  }

  private Referral referral() {
    return referrals.lock(Referral.idOf(CLINIC, ID)).orElseThrow();
  }

  private Stage stage() {
    return referral().stage();
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}

package dk.sektorbro.certificate.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.certificate.clock.EarlyPolicy.Extent;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EarlyRequestsTest {

  private static final String CASE = "SDP-1";

  private final Desk asking = new Desk(Extent.ASK, Extent.ASK);

  @Test
  void whereTheConsentIsThereTheHubAsksOnTheFirstDay() {
    asking.consented.add(CASE);

    MessageId id = asking.registers(CASE);

    assertThat(asking.asks(id, Aim.CERTIFICATE)).contains(Ask.State.MADE);
    Ask.Request request = asking.handedIn.values().iterator().next();
    assertThat(request.form()).isEqualTo("LAE-285");
    assertThat(request.answerer()).isEqualTo(Desk.PSYCHIATRY);
    assertThat(request.due()).isEqualTo("2026-03-18");
    assertThat(asking.audit).containsExactly("case.asks intended", "case.asks made");
  }

  @Test
  void whereItIsMissingTheCaseWaitsAndGoesOnceItIsThere() {
    MessageId id = asking.registers(CASE);
    asking.early.look(id);
    assertThat(asking.asks(id, Aim.CERTIFICATE)).contains(Ask.State.WAITS_FOR_CONSENT);
    assertThat(asking.audit).containsExactly("case.asks waits_for_consent");

    asking.consented.add(CASE);
    asking.early.look(id);

    assertThat(asking.handedIn).hasSize(1);
  }

  @Test
  void aConsentThatNobodyToldOfIsFoundTheNextMorning() {
    MessageId id = asking.registers(CASE);
    asking.consented.add(CASE);
    asking.early.run();
    assertThat(asking.handedIn).isEmpty();

    asking.clock.set(Instant.parse("2026-03-05T05:00:00Z"));
    asking.early.run();

    assertThat(asking.asks(id, Aim.CERTIFICATE)).contains(Ask.State.MADE);
  }

  @Test
  void theMorningIsADanishOneInSummerTimeToo() {
    asking.clock.set(Instant.parse("2026-03-28T09:00:00Z"));
    asking.registers(CASE);

    assertThat(asking.cases.due(Instant.parse("2026-03-29T03:59:59Z"), 9)).isEmpty();
    assertThat(asking.cases.due(Instant.parse("2026-03-29T04:00:00Z"), 9)).hasSize(1);
  }

  @Test
  void aJobcentreThatWantsProposalsGetsOne() {
    Desk proposing = new Desk(Extent.PROPOSE, Extent.PROPOSE);
    proposing.consented.add(CASE);

    MessageId id = proposing.registers(CASE);

    assertThat(proposing.asks(id, Aim.CERTIFICATE)).contains(Ask.State.PROPOSED);
    assertThat(proposing.handedIn).isEmpty();
    assertThat(toAsk(proposing))
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.department()).contains(Desk.PSYCHIATRY);
              assertThat(task.by()).isEqualTo("2026-04-09");
              assertThat(task.answerDue()).contains(LocalDate.parse("2026-03-18"));
            });
  }

  @Test
  void aJobcentreThatWantsWarningsIsToldByWhenToAsk() {
    Desk warning = new Desk(Extent.WARN, Extent.WARN);

    MessageId id = warning.registers(CASE);

    assertThat(warning.asks(id, Aim.CERTIFICATE)).isEmpty();
    assertThat(toAsk(warning))
        .extracting(WorkTask::by)
        .containsExactly(LocalDate.parse("2026-04-09"));
    warning.clock.set(Instant.parse("2026-04-10T08:00:00Z"));
    assertThat(toAsk(warning)).extracting(WorkTask::overdue).containsExactly(true);
  }

  @Test
  void whatTheJobcentreAskedForItselfIsNotAskedForAgain() {
    MessageId id = asking.registers(CASE);
    asking.made(
        id,
        "LAE-285",
        asking.clock.instant(),
        LocalDate.parse("2026-03-20"),
        RequestsMade.State.OPEN,
        "by-hand");
    asking.consented.add(CASE);

    asking.early.look(id);

    assertThat(asking.handedIn).isEmpty();
    assertThat(toAsk(asking)).isEmpty();
  }

  @Test
  void aHubThatDiesWhileItAsksMakesTheSameRequestAgain() {
    asking.consented.add(CASE);
    asking.onTheWay =
        () -> {
          throw new IllegalStateException("The hub dies");
        };
    assertThatThrownBy(() -> asking.registers(CASE)).isInstanceOf(IllegalStateException.class);
    MessageId id = Desk.idOf(CASE);
    Ask intended = asking.cases.find(id).orElseThrow().ask(Aim.CERTIFICATE).orElseThrow();
    assertThat(intended.state()).isEqualTo(Ask.State.INTENDED);

    asking.onTheWay = () -> {};
    asking.clock.passes(Duration.ofDays(3));
    asking.early.run();

    assertThat(asking.handedIn.values()).containsExactly(intended.request().orElseThrow());
    assertThat(asking.asks(id, Aim.CERTIFICATE)).contains(Ask.State.MADE);
  }

  @Test
  void whatTheIntakeCannotTakeNowIsHandedInAgain() {
    asking.consented.add(CASE);
    asking.onTheWay =
        () -> {
          throw new Refused(RefusalCode.UNAVAILABLE, "", "Not now.");
        };
    MessageId id = asking.registers(CASE);
    assertThat(asking.asks(id, Aim.CERTIFICATE)).contains(Ask.State.INTENDED);

    asking.onTheWay = () -> {};
    asking.clock.passes(Duration.ofMinutes(1));
    asking.early.run();

    assertThat(asking.asks(id, Aim.CERTIFICATE)).contains(Ask.State.MADE);
  }

  @Test
  void aCaseThatCannotBeLookedAtHoldsUpNoOther() {
    asking.consented.add(CASE);
    asking.consented.add("SDP-2");
    MessageId first = asking.registers(CASE);
    MessageId second = asking.registers("SDP-2");
    asking.becomes(first, RequestsMade.State.NEVER_ARRIVED, Optional.empty());
    asking.becomes(second, RequestsMade.State.NEVER_ARRIVED, Optional.empty());
    asking.onTheWay =
        () -> {
          asking.onTheWay = () -> {};
          throw new IllegalStateException("Once");
        };

    asking.clock.passes(Duration.ofDays(1));
    asking.early.run();
    assertThat(asking.handedIn).hasSize(3);

    asking.clock.passes(Duration.ofMinutes(1));
    asking.early.run();
    assertThat(asking.handedIn).hasSize(4);
  }

  @Test
  void whatTheIntakeRefusesIsTheJobcentresToAsk() {
    asking.consented.add(CASE);
    asking.onTheWay =
        () -> {
          throw new Refused(RefusalCode.SIGNATURE_MISSING, "", "Sign it.");
        };
    MessageId id = asking.registers(CASE);
    asking.early.look(id);

    assertThat(asking.asks(id, Aim.CERTIFICATE)).contains(Ask.State.FAILED);
    assertThat(toAsk(asking))
        .extracting(WorkTask::why)
        .containsExactly("The hub could not ask by itself: SIGNATURE_MISSING.");
  }

  @Test
  void aRequestThatNeverArrivedIsMadeAnewUnderNewIds() {
    asking.consented.add(CASE);
    MessageId id = asking.registers(CASE);
    asking.becomes(id, RequestsMade.State.NEVER_ARRIVED, Optional.empty());
    asking.consented.clear();
    asking.early.look(id);
    assertThat(asking.asks(id, Aim.CERTIFICATE)).contains(Ask.State.WAITS_FOR_CONSENT);

    asking.consented.add(CASE);
    asking.early.look(id);

    assertThat(asking.handedIn.values()).extracting(Ask.Request::attempt).containsExactly(1, 2);
    assertThat(asking.handedIn.values()).extracting(Ask.Request::messageId).doesNotHaveDuplicates();
  }

  @Test
  void whatSomebodyTookOutOfTheExchangeIsTheJobcentresToAskAgain() {
    asking.consented.add(CASE);
    MessageId id = asking.registers(CASE);
    asking.becomes(id, RequestsMade.State.STOPPED, Optional.empty());

    asking.clock.passes(Duration.ofDays(1));
    asking.early.run();

    assertThat(asking.handedIn).hasSize(1);
    assertThat(toAsk(asking)).hasSize(1);
  }

  @Test
  void whatCouldNotBeHandedOverBeforeItsDayWasTooNearIsAskedForALaterDay() {
    asking.consented.add(CASE);
    asking.onTheWay =
        () -> {
          asking.clock.passes(Duration.ofDays(1));
          throw new Refused(RefusalCode.DUE_TOO_EARLY, "", "Too early.");
        };
    MessageId id = asking.registers(CASE);
    LocalDate first =
        asking
            .cases
            .find(id)
            .orElseThrow()
            .ask(Aim.CERTIFICATE)
            .orElseThrow()
            .request()
            .orElseThrow()
            .due();
    assertThat(toAsk(asking)).isEmpty();

    asking.onTheWay = () -> {};
    asking.clock.passes(Duration.ofMinutes(1));
    asking.early.run();

    assertThat(asking.handedIn.values())
        .singleElement()
        .satisfies(
            made -> {
              assertThat(made.due()).isAfter(first);
              assertThat(made.attempt()).isEqualTo(2);
            });
  }

  @Test
  void whatLapsedAndIsNotNeededAnyMoreIsLeftToTheJobcentre() {
    asking.consented.add(CASE);
    asking.onTheWay =
        () -> {
          throw new Refused(RefusalCode.DUE_TOO_EARLY, "", "Too early.");
        };
    MessageId id = asking.registers(CASE);
    asking.did(id, Step.FIRST_FOLLOW_UP, LocalDate.parse("2026-03-04"));
    asking.early.look(id);

    assertThat(asking.asks(id, Aim.CERTIFICATE)).contains(Ask.State.PROPOSED);
  }

  @Test
  void whereNoAnswerCameInTimeTheJournalIsAskedFor() {
    asking.consented.add(CASE);
    MessageId id = asking.registers(CASE);
    asking.clock.set(Instant.parse("2026-03-18T09:00:00Z"));
    asking.early.look(id);
    assertThat(asking.asks(id, Aim.STANDBY)).isEmpty();

    asking.clock.set(Instant.parse("2026-03-19T09:00:00Z"));
    asking.early.look(id);

    assertThat(asking.asks(id, Aim.STANDBY)).contains(Ask.State.MADE);
    assertThat(asking.handedIn.values())
        .extracting(Ask.Request::form)
        .containsExactly("LAE-285", "LAE-115");
  }

  @Test
  void whereAnAnswerCameTheJournalIsLeftAlone() {
    asking.consented.add(CASE);
    MessageId id = asking.registers(CASE);
    asking.clock.set(Instant.parse("2026-04-30T09:00:00Z"));
    asking.becomes(id, RequestsMade.State.ANSWERED, Optional.of(asking.clock.instant()));

    asking.early.look(id);

    assertThat(asking.asks(id, Aim.STANDBY)).isEmpty();
  }

  @Test
  void standbyIsProposedToAJobcentreThatWantsThat() {
    Desk desk = new Desk(Extent.ASK, Extent.PROPOSE);
    desk.consented.add(CASE);
    MessageId id = desk.registers(CASE);
    desk.clock.set(Instant.parse("2026-03-25T09:00:00Z"));
    desk.early.look(id);

    assertThat(desk.asks(id, Aim.STANDBY)).contains(Ask.State.PROPOSED);
    assertThat(toAsk(desk)).extracting(WorkTask::form).containsExactly(Optional.of("LAE-115"));
    assertThat(tasks(desk)).extracting(WorkTask::what).contains(WorkTask.What.REMIND);
  }

  @Test
  void aClosedCaseIsLeftAlone() {
    MessageId id = asking.registers(CASE);
    asking.closes(id, LocalDate.parse("2026-03-04"));
    asking.consented.add(CASE);

    asking.early.look(id);
    asking.early.run();

    assertThat(asking.handedIn).isEmpty();
    assertThat(tasks(asking)).isEmpty();
  }

  private static List<WorkTask> tasks(Desk desk) {
    return desk.workList.of(Desk.JOBCENTRE, LocalDate.parse("2027-01-01"));
  }

  private static List<WorkTask> toAsk(Desk desk) {
    return tasks(desk).stream().filter(task -> task.what() == WorkTask.What.ASK).toList();
  }
}

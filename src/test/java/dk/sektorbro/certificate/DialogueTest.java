package dk.sektorbro.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.certificate.DialogueWorld.Asked;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.CertificateAnswered.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What each side can do, and what comes of messages that were not shared. */
class DialogueTest {

  private final DialogueWorld world = DialogueWorld.inMemory(Instant.parse("2026-03-02T08:00:00Z"));

  private static void refused(RefusalCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(Refused.class, no -> assertThat(no.code()).isEqualTo(code));
  }

  @Test
  void theTimelineTellsEverythingInOrder() {
    Asked asked = world.asksAndDelivers("LAE-285");
    world.accepts(asked, DialogueWorld.CLINIC);
    MessageId answer = world.answers(asked, DialogueWorld.CLINIC, "answer");
    world.arrives(answer, DialogueWorld.JOBCENTRE);
    world.sendsBack(asked, "back");

    assertThat(world.of(asked).timeline())
        .extracting(event -> event.step().code())
        .containsExactly("ordered", "arrived", "accepted", "answered", "arrived", "returned");
    assertThat(world.audit.latest(100))
        .extracting(event -> event.what())
        .containsExactly(
            "certificate.ordered",
            "certificate.arrived",
            "certificate.accepted",
            "certificate.answered",
            "certificate.arrived",
            "certificate.returned");
  }

  @Test
  void anAnswerIsNoNewsToItsRequesterBeforeItArrives() {
    Asked asked = world.asksAndDelivers("LAE-285");
    MessageId answer = world.answers(asked, DialogueWorld.CLINIC, "answer");

    assertThat(world.of(asked).asTheRequesterKnowsIt().standing().stage().code())
        .isEqualTo("DELIVERED");
    world.arrives(answer, DialogueWorld.JOBCENTRE);
    assertThat(world.of(asked).asTheRequesterKnowsIt().standing().stage().code())
        .isEqualTo("ANSWERED");
  }

  @Test
  void whatARequesterDoesBeforeTheAnswerArrivesTellsNothingOfIt() {
    Asked asked = world.asksAndDelivers("LAE-285");
    MessageId answer = world.answers(asked, DialogueWorld.CLINIC, "answer");

    world.reminds(asked, "reminder");
    refused(RefusalCode.REQUEST_NOT_ANSWERED, () -> world.sendsBack(asked, "back"));
    assertThat(world.stage(asked)).isEqualTo("ANSWERED");

    world.arrives(answer, DialogueWorld.JOBCENTRE);
    refused(RefusalCode.REQUEST_CLOSED, () -> world.reminds(asked, "again"));
    world.sendsBack(asked, "now");
    assertThat(world.stage(asked)).isEqualTo("RETURNED");
  }

  @Test
  void whatWasNotSharedDidNotHappen() {
    Asked asked = world.asksAndDelivers("LAE-285");
    MessageId answer = world.answers(asked, DialogueWorld.CLINIC, "answer");
    world.isNotShared(answer);
    assertThat(world.stage(asked)).isEqualTo("DELIVERED");

    world.answersAndDelivers(asked, DialogueWorld.CLINIC, "again");
    MessageId back = world.sendsBack(asked, "back");
    world.isNotShared(back);
    assertThat(world.stage(asked)).isEqualTo("ANSWERED");
    assertThat(world.standing(asked).round()).isZero();
  }

  @Test
  void aRequestThatWasNotSharedIsNobodysToAnswer() {
    Asked asked = world.asksAndDelivers("LAE-285");
    world.isNotShared(asked.message());

    assertThat(world.stage(asked)).isEqualTo("WITHHELD");
    refused(
        RefusalCode.REQUEST_UNKNOWN, () -> world.answers(asked, DialogueWorld.CLINIC, "answer"));
    refused(RefusalCode.REQUEST_NOT_SHARED, () -> world.reminds(asked, "reminder"));
  }

  @Test
  void aRequestThatHasNotArrivedCannotBeSeenOrAccepted() {
    Asked asked = world.asks("LAE-285", world.today().plusDays(14));

    refused(RefusalCode.NOT_FOUND, () -> world.accepts(asked, DialogueWorld.CLINIC));
  }

  @Test
  void aRecalledRequestTakesNoAnswer() {
    Asked asked = world.asksAndDelivers("LAE-285");
    world.takesBack(asked, "recall");

    assertThat(world.stage(asked)).isEqualTo("RECALLED");
    refused(
        RefusalCode.REQUEST_RECALLED, () -> world.answers(asked, DialogueWorld.CLINIC, "answer"));
    assertThat(world.requests.due(Instant.parse("2030-01-01T00:00:00Z"), 10)).isEmpty();
  }

  @Test
  void whatIsAnsweredCannotBeRecalledOrRemindedOf() {
    Asked asked = world.asksAndDelivers("LAE-285");
    world.answersAndDelivers(asked, DialogueWorld.CLINIC, "answer");

    refused(RefusalCode.REQUEST_CLOSED, () -> world.takesBack(asked, "recall"));
    refused(RefusalCode.REQUEST_CLOSED, () -> world.reminds(asked, "reminder"));
    refused(RefusalCode.REQUEST_CLOSED, () -> world.answers(asked, DialogueWorld.CLINIC, "second"));
  }

  @Test
  void aCaseworkerRemindsOnceADay() {
    Asked asked = world.asksAndDelivers("LAE-285");
    world.reminds(asked, "first");

    refused(RefusalCode.REMINDED_ALREADY, () -> world.reminds(asked, "second"));
    world.clock.passes(Duration.ofDays(1));
    world.reminds(asked, "third");
    assertThat(world.standing(asked).reminders()).isZero();
    world.takesBack(asked, "recall");
    refused(RefusalCode.REQUEST_RECALLED, () -> world.reminds(asked, "fourth"));
  }

  @Test
  void aForwardedRequestIsTheNewUnits() {
    Asked asked = world.asksAndDelivers("LAE-285");
    MessageId forward = world.passesOn(asked, DialogueWorld.CLINIC, DialogueWorld.TEAM, "forward");

    assertThat(world.stage(asked)).isEqualTo("ORDERED");
    assertThat(world.standing(asked).answerer()).isEqualTo(DialogueWorld.TEAM);
    refused(
        RefusalCode.REQUEST_UNKNOWN, () -> world.answers(asked, DialogueWorld.CLINIC, "answer"));
    world.arrives(forward, DialogueWorld.TEAM);
    assertThat(world.stage(asked)).isEqualTo("DELIVERED");
    world.answers(asked, DialogueWorld.TEAM, "answer");
    assertThat(world.stage(asked)).isEqualTo("ANSWERED");
  }

  @Test
  void aForwardThatWasNotSharedLeavesTheRequestWhereItWas() {
    Asked asked = world.asksAndDelivers("LAE-285");
    MessageId forward = world.passesOn(asked, DialogueWorld.CLINIC, DialogueWorld.TEAM, "forward");
    world.isNotShared(forward);

    assertThat(world.standing(asked).answerer()).isEqualTo(DialogueWorld.CLINIC);
    assertThat(world.stage(asked)).isEqualTo("DELIVERED");
  }

  @Test
  void nobodyForwardsToThemselvesOrToAJobcentre() {
    Asked asked = world.asksAndDelivers("LAE-285");

    refused(
        RefusalCode.FORWARD_NOT_POSSIBLE,
        () -> world.passesOn(asked, DialogueWorld.CLINIC, DialogueWorld.CLINIC, "1"));
    refused(
        RefusalCode.FORWARD_NOT_POSSIBLE,
        () -> world.passesOn(asked, DialogueWorld.CLINIC, DialogueWorld.JOBCENTRE, "2"));
  }

  @Test
  void anAnswerWithoutReferenceBelongsToTheOneOpenRequest() {
    Asked open = world.asksAndDelivers("LAE-285");
    Asked answered = world.asksAndDelivers("LAE-285");
    world.answers(answered, DialogueWorld.CLINIC, "its answer");
    Asked otherForm = world.asksAndDelivers("LAE-125");

    MessageId answer = world.answersSomething("LAE-285", DialogueWorld.CLINIC, "answer");

    assertThat(world.stage(open)).isEqualTo("ANSWERED");
    assertThat(world.stage(otherForm)).isEqualTo("DELIVERED");
    assertThat(world.of(open).timeline().getLast().step()).isEqualTo(new Step.Answered(true));
    assertThat(world.requests.findConcernedBy(answer).orElseThrow().id()).isEqualTo(open.id());
  }

  @Test
  void anAnswerWithoutReferenceThatFitsNothingIsRefused() {
    refused(
        RefusalCode.REQUEST_UNKNOWN,
        () -> world.answersSomething("LAE-285", DialogueWorld.CLINIC, "answer"));
  }

  @Test
  void whereTwoRequestsFitNothingIsGuessedAndAPersonDecides() {
    Asked first = world.asksAndDelivers("LAE-285");
    world.clock.passes(Duration.ofHours(1));
    Asked second = world.asksAndDelivers("LAE-285");

    MessageId answer = world.answersSomething("LAE-285", DialogueWorld.CLINIC, "answer");

    assertThat(world.stage(first)).isEqualTo("DELIVERED");
    assertThat(world.stage(second)).isEqualTo("DELIVERED");
    assertThat(world.doubts.open().getFirst().candidates())
        .extracting(AnswerDoubts.Candidate::request)
        .containsExactly(second.id(), first.id());

    world.doubts.choose(answer, Optional.of(first.id()));
    Optional<CertificateRequest> decided =
        world.answer.decided(
            answer,
            world.answered(
                Optional.empty(), "LAE-285", new Outcome.Answered(List.of(), Optional.empty())));

    assertThat(decided.orElseThrow().id()).isEqualTo(first.id());
    assertThat(world.stage(first)).isEqualTo("ANSWERED");
    assertThat(world.stage(second)).isEqualTo("DELIVERED");
  }

  @Test
  void aRequestIdCountsOnce() {
    Asked asked = world.asksAndDelivers("LAE-285");

    refused(
        RefusalCode.ID_REUSED,
        () -> world.asks("LAE-285", world.today().plusDays(14), asked.requestId()));
  }
}

package dk.sektorbro.certificate;

import static dk.sektorbro.certificate.DialogueWorld.BRUNO;
import static dk.sektorbro.certificate.DialogueWorld.CLINIC;
import static dk.sektorbro.certificate.DialogueWorld.JOBCENTRE;
import static dk.sektorbro.certificate.DialogueWorld.OTHER_JOBCENTRE;
import static dk.sektorbro.certificate.DialogueWorld.TEAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.sektorbro.certificate.DialogueWorld.Asked;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.CertificateAnswered.Outcome;
import dk.sektorbro.exchange.content.CertificateForwarded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What becomes of a request for a certificate when its citizen moves. */
class MovedRequestTest {

  private static final String FORM = "LAE-285";

  private final DialogueWorld world = DialogueWorld.inMemory(Instant.parse("2026-03-02T08:00:00Z"));

  @Test
  void timeDoesNothingToItWhileNobodyAsks() {
    Asked asked = world.asksAndDelivers(FORM);
    world.leaves();

    world.clock.passes(Duration.ofDays(100));

    assertThat(world.time.due(10)).isEmpty();
    assertThat(stage(asked)).isInstanceOf(Stage.Moved.class);
  }

  @Test
  void anAnswerToWhoeverAskedIsRefused() {
    Asked asked = world.asksAndDelivers(FORM);
    world.leaves();

    assertThatThrownBy(() -> world.answers(asked, CLINIC, "answer"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.code()).isEqualTo(RefusalCode.REQUEST_MOVED));
    assertThatThrownBy(() -> world.reminds(asked, "remind"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.code()).isEqualTo(RefusalCode.REQUEST_MOVED));
  }

  @Test
  void handedOverItIsTheOthersWithTheSameDays() {
    Asked asked = world.asksAndDelivers(FORM);
    Standing before = request(asked).standing();
    world.leaves();
    world.isHandedOver(asked);

    assertThat(request(asked).requester()).isEqualTo(OTHER_JOBCENTRE);
    assertThat(request(asked).standing().due()).isEqualTo(before.due());
    assertThat(stage(asked)).isEqualTo(before.stage());
    assertThat(request(asked).particulars().caseNumber()).isEqualTo("NEW-1");
    world.clock.passes(Duration.ofDays(20));
    assertThat(world.time.due(10)).containsExactly(asked.id());
  }

  @Test
  void theAnswerGoesToTheOtherAndNoLongerToWhoeverAsked() {
    Asked asked = world.asksAndDelivers(FORM);
    world.leaves();
    world.isHandedOver(asked);

    assertThatThrownBy(() -> world.answers(asked, CLINIC, "to the old"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.code()).isEqualTo(RefusalCode.REQUEST_UNKNOWN));
    world.answers(
        MessageId.of(CLINIC, "to the new"),
        CLINIC,
        OTHER_JOBCENTRE,
        world.answered(
            Optional.of(asked.requestId()),
            FORM,
            new Outcome.Answered(List.of(), Optional.empty())));

    assertThat(stage(asked)).isInstanceOf(Stage.Answered.class);
  }

  @Test
  void whoeverAskedKnowsThatTheyMovedAndNothingAfterIt() {
    Asked asked = world.asksAndDelivers(FORM);
    world.leaves();
    CertificateRequest then = request(asked).asKnownTo(JOBCENTRE).orElseThrow();
    world.isHandedOver(asked);
    world.arrives(asked.id().consequence("news"), CLINIC);

    CertificateRequest now = request(asked).asKnownTo(JOBCENTRE).orElseThrow();
    assertThat(now.timeline()).isEqualTo(then.timeline());
    assertThat(now.standing().stage().code()).isEqualTo("MOVED");
    assertThat(request(asked).asKnownTo(OTHER_JOBCENTRE)).isPresent();
    assertThat(request(asked).asKnownTo(CLINIC)).isEmpty();
  }

  @Test
  void whateverTheyDoTheyAreToldTheSameBeforeTheHandOverAndAfterIt() {
    Asked asked = world.asksAndDelivers(FORM);
    world.leaves();
    List<RefusalCode> before = triedByWhoeverAsked(asked, "before");
    world.isHandedOver(asked);

    assertThat(triedByWhoeverAsked(asked, "after"))
        .isEqualTo(before)
        .containsExactly(
            RefusalCode.REQUEST_MOVED,
            RefusalCode.REQUEST_MOVED,
            RefusalCode.REQUEST_MOVED,
            RefusalCode.ID_REUSED);
    assertThat(request(asked).requester()).isEqualTo(OTHER_JOBCENTRE);
  }

  private List<RefusalCode> triedByWhoeverAsked(Asked asked, String when) {
    return List.of(
        refusal(() -> world.reminds(asked, "remind " + when)),
        refusal(() -> world.sendsBack(asked, "return " + when)),
        refusal(() -> world.takesBack(asked, "recall " + when)),
        refusal(() -> world.asks(FORM, world.today().plusDays(14), asked.requestId())));
  }

  private static RefusalCode refusal(ThrowingCallable tried) {
    return catchThrowableOfType(Refused.class, tried).code();
  }

  @Test
  void passedOnAsTheUnitGotItItGoesOnForWhoeverAsksNow() {
    Asked asked = world.asksAndDelivers(FORM);
    world.leaves();
    assertThat(refusal(() -> world.passesOn(asked, CLINIC, TEAM, "too soon")))
        .isEqualTo(RefusalCode.REQUEST_MOVED);
    world.isHandedOver(asked);

    MessageId message = world.passesOn(asked, CLINIC, TEAM, "forward");

    assertThat(request(asked).standing().answerer()).isEqualTo(TEAM);
    CertificateForwarded told = world.forward.completed(message, world.asPassedOn(asked));
    assertThat(told.requester()).isEqualTo(OTHER_JOBCENTRE);
    assertThat(told.request().caseNumber()).isEqualTo("NEW-1");
    assertThat(request(asked).asKnownTo(JOBCENTRE).orElseThrow().standing().answerer())
        .isEqualTo(CLINIC);
  }

  @Test
  void anAnswerThatWasUnderWayAndStoppedLeavesItToBeHandedOver() {
    Asked asked = world.asksAndDelivers(FORM);
    MessageId answer = world.answers(asked, CLINIC, "under way");
    world.leaves();
    assertThat(world.moves.left(BRUNO, JOBCENTRE)).isEmpty();
    assertThat(world.moves.isAnyUnderWay(BRUNO, JOBCENTRE)).isTrue();

    world.isNotShared(answer);

    assertThat(world.moves.waiting(asked.id(), JOBCENTRE)).isPresent();
    assertThat(world.moves.isAnyUnderWay(BRUNO, JOBCENTRE)).isFalse();
  }

  @Test
  void anAnswerThatWasThereBeforeTheMoveStaysWithWhoeverHasIt() {
    Asked asked = world.asksAndDelivers(FORM);
    world.answersAndDelivers(asked, CLINIC, "answer");
    world.leaves();

    assertThat(world.moves.left(BRUNO, JOBCENTRE)).isEmpty();
    assertThat(world.moves.isAnyUnderWay(BRUNO, JOBCENTRE)).isFalse();
  }

  @Test
  void aRequestThatNobodyHasIsNotHandedOver() {
    Asked asked = world.asks(FORM, world.today().plusDays(14));
    world.leaves();

    assertThat(world.moves.waiting(asked.id(), JOBCENTRE)).isEmpty();
    world.isNotShared(asked.message());
    assertThat(stage(asked)).isInstanceOf(Stage.Withheld.class);
  }

  @Test
  void takenBackItGoesOnAsIfNothingWasSaid() {
    Asked asked = world.asksAndDelivers(FORM);
    world.leaves();
    world.stays();

    assertThat(world.moves.left(BRUNO, JOBCENTRE)).isEmpty();
    world.answersAndDelivers(asked, CLINIC, "answer");
    assertThat(request(asked).asKnownTo(JOBCENTRE).orElseThrow().standing().stage())
        .isInstanceOf(Stage.Answered.class);
  }

  private CertificateRequest request(Asked asked) {
    return world.requests.find(asked.id()).orElseThrow();
  }

  private Stage stage(Asked asked) {
    return request(asked).standing().stage();
  }
}

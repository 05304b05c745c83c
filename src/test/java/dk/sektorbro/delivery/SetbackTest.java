package dk.sektorbro.delivery;

import static dk.sektorbro.delivery.Carriage.EHR;
import static dk.sektorbro.delivery.Carriage.OTHER_EHR;
import static dk.sektorbro.delivery.Carriage.SENDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.seal.SealBroken;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of messages that do not get through at once. */
class SetbackTest {

  private static final DeadLetters.Which ALL = DeadLetters.Which.any();
  private static final PushResult SILENT = new PushResult.Unreachable("ConnectException");
  private static final PushResult BROKEN = new PushResult.Failed("HTTP 500");
  private static final PushResult TAKEN = new PushResult.Accepted();

  @TempDir static Path home;
  private static Carriage hub;

  @BeforeAll
  static void aHub() throws Exception {
    hub = new Carriage(home);
  }

  @BeforeEach
  void anEmptyHub() throws Exception {
    hub.resumes(EHR);
    hub.resumes(OTHER_EHR);
    hub.empty();
  }

  @AfterAll
  static void noHub() throws Exception {
    hub.close();
  }

  private void awaitState(MessageId message, MessageState state) {
    await().untilAsserted(() -> assertThat(hub.stateOf(message)).isEqualTo(state));
  }

  /** Lets the schedule pass, a step at a time, until nothing more is tried. */
  private void timePassesUntilDead(MessageId message) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(10))
        .until(
            () -> {
              hub.clock.passes(Duration.ofHours(1));
              return hub.stateOf(message) == MessageState.DEAD;
            });
  }

  private static void waitsFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest
  @EnumSource(SealBroken.Reason.class)
  void aBrokenSealIsDeadAtOnceUnderItsOwnCodeAndAudited(SealBroken.Reason reason) {
    hub.broken = Optional.of(reason);
    hub.interfaces.put(EHR, text -> TAKEN);

    MessageId forged = hub.released(EHR, "a", "a1");

    awaitState(forged, MessageState.DEAD);
    assertThat(hub.received).isEmpty();
    assertThat(
            hub.jdbc
                .sql("select outcome from audit where what = 'message.dead' and message = ?")
                .param(forged.value())
                .query(String.class)
                .list())
        .containsExactly(reason.code());
  }

  @Test
  void aReceiverDownForAnHourGetsEverythingInOrderWhenItIsBack() {
    AtomicBoolean down = new AtomicBoolean(true);
    hub.interfaces.put(EHR, text -> down.get() ? SILENT : TAKEN);
    List<MessageId> sent =
        List.of(
            hub.released(EHR, "a", "a1"),
            hub.released(EHR, "b", "b1"),
            hub.released(EHR, "a", "a2"),
            hub.released(EHR, "a", "a3"),
            hub.released(EHR, "b", "b2"));
    await().until(() -> hub.onTheBroker(EHR) == 0);
    for (int minute = 0; minute < 60; minute++) {
      hub.clock.passes(Duration.ofMinutes(1));
    }
    assertThat(hub.received).isEmpty();

    down.set(false);
    hub.clock.passes(Duration.ofHours(1));

    await().until(() -> hub.received.size() == sent.size());
    assertThat(hub.received).containsSubsequence("a1", "a2", "a3");
    assertThat(hub.received).containsSubsequence("b1", "b2");
    sent.forEach(message -> awaitState(message, MessageState.ACKNOWLEDGED));
    assertThat(hub.deadLetters.list(ALL)).isEmpty();
  }

  @Test
  void aClockThatIsSetBackHoldsNothingUp() {
    AtomicBoolean down = new AtomicBoolean(true);
    hub.interfaces.put(EHR, text -> down.get() ? SILENT : TAKEN);
    List<MessageId> sent = List.of(hub.released(EHR, "a", "a1"), hub.released(EHR, "a", "a2"));
    await().until(() -> hub.onTheBroker(EHR) == 0);
    hub.clock.passes(Duration.ofHours(6));
    await().until(this::wasTriedInTheAfternoon);

    down.set(false);
    hub.clock.passes(Duration.ofHours(-6));

    await().untilAsserted(() -> assertThat(hub.received).containsExactly("a1", "a2"));
    sent.forEach(message -> awaitState(message, MessageState.ACKNOWLEDGED));
  }

  private boolean wasTriedInTheAfternoon() {
    return hub.jdbc
        .sql("select exists (select 1 from held where attempts > 1 and next_at > ?)")
        .param(Timestamp.from(Carriage.MORNING.plus(Duration.ofHours(5))))
        .query(Boolean.class)
        .single();
  }

  @Test
  void aPartyThatHangsSlowsNobodyElse() {
    CountDownLatch hangs = new CountDownLatch(1);
    hub.interfaces.put(
        EHR,
        text -> {
          waitsFor(hangs);
          return TAKEN;
        });
    hub.released(EHR, "a", "slow");

    hub.released(OTHER_EHR, "a", "quick");

    await().untilAsserted(() -> assertThat(hub.received).containsExactly("quick"));
    hangs.countDown();
    await().until(() -> hub.received.size() == 2);
  }

  @Test
  void aPoisonMessageHoldsUpOnlyWhatFollowsItForTheSameCitizen() {
    hub.interfaces.put(EHR, text -> text.equals("a-poison") ? BROKEN : TAKEN);

    MessageId poison = hub.released(EHR, "a", "a-poison");
    MessageId follows = hub.released(EHR, "a", "a-next");
    hub.released(EHR, "b", "b-other");

    await().untilAsserted(() -> assertThat(hub.received).containsExactly("b-other"));
    timePassesUntilDead(poison);
    awaitState(follows, MessageState.ACKNOWLEDGED);
    assertThat(hub.received).containsExactly("b-other", "a-next");
  }

  @Test
  void aMessageIsTriedAsOftenAsTheScheduleSaysAndThenLiesAmongTheDeadLetters() {
    AtomicInteger attempts = new AtomicInteger();
    hub.interfaces.put(
        EHR,
        text -> {
          attempts.incrementAndGet();
          return BROKEN;
        });
    MessageId message = hub.released(EHR, "a", "a1");

    timePassesUntilDead(message);

    assertThat(attempts).hasValue(Carriage.SCHEDULE.pauses().size() + 1);
    assertThat(hub.deadLetters.list(ALL))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.reason()).isEqualTo("technical-error");
              assertThat(letter.stage()).isEqualTo("deliver");
              assertThat(letter.attempts()).isEqualTo(attempts.get());
            });
    assertThat(hub.bytesKept(message)).isEqualTo("a1".length());
  }

  @Test
  void noMoreIsSentToASilentPartyUntilThePauseIsOver() {
    Set<String> tried = ConcurrentHashMap.newKeySet();
    hub.interfaces.put(
        EHR,
        text -> {
          tried.add(text);
          return SILENT;
        });
    for (int n = 0; n < 20; n++) {
      hub.released(EHR, "citizen" + n, "m" + n);
    }

    await().until(() -> hub.onTheBroker(EHR) == 0);

    assertThat(tried).hasSize(2);
  }

  @Test
  void aReplayedDeadLetterArrivesOnceHoweverOftenItIsReplayed() {
    AtomicBoolean broken = new AtomicBoolean(true);
    hub.interfaces.put(EHR, text -> broken.get() ? BROKEN : TAKEN);
    MessageId message = hub.released(EHR, "a", "a1");
    timePassesUntilDead(message);
    broken.set(false);

    int first = hub.deadLetters.replay(DeadLetters.Which.one(message), "admin").messages();
    int second = hub.deadLetters.replay(ALL, "admin").messages();

    awaitState(message, MessageState.ACKNOWLEDGED);
    assertThat(first).isEqualTo(1);
    assertThat(second).isZero();
    assertThat(hub.received).containsExactly("a1");
    assertThat(hub.deadLetters.list(ALL)).isEmpty();
    assertThat(hub.trailOf(message)).contains("message.dead", "message.replayed");
  }

  @Test
  void aDeadLetterWhoseReceiverHasANewerVersionOfItIsNotReplayed() {
    hub.interfaces.put(EHR, text -> text.equals("before") ? BROKEN : TAKEN);
    MessageId before = hub.news(EHR, "a", "before", 1);
    timePassesUntilDead(before);
    MessageId after = hub.news(EHR, "a", "after", 2);
    awaitState(after, MessageState.ACKNOWLEDGED);

    DeadLetters.Replayed replayed = hub.deadLetters.replay(ALL, "admin");

    assertThat(replayed).isEqualTo(new DeadLetters.Replayed(0, Map.of(before, after)));
    assertThat(hub.stateOf(before)).isEqualTo(MessageState.DEAD);
    assertThat(hub.received).containsExactly("after");
    assertThat(hub.deadLetters.discard(ALL, DeadLetters.DiscardReason.OBSOLETE, "admin"))
        .isEqualTo(1);
  }

  @Test
  void aDeadLetterWhoseNewerVersionDiedTooIsReplayed() {
    hub.interfaces.put(EHR, text -> BROKEN);
    MessageId before = hub.news(EHR, "b", "before", 1);
    timePassesUntilDead(before);
    MessageId after = hub.news(EHR, "b", "after", 2);
    timePassesUntilDead(after);

    assertThat(hub.deadLetters.replay(ALL, "admin").messages()).isEqualTo(2);
  }

  @Test
  void aDiscardedDeadLetterLeavesNoPayloadAndItsSenderIsTold() {
    hub.interfaces.put(EHR, text -> BROKEN);
    MessageId message = hub.released(EHR, "a", "a1");
    timePassesUntilDead(message);

    hub.deadLetters.discard(ALL, DeadLetters.DiscardReason.OBSOLETE, "admin");
    hub.deadLetters.discard(ALL, DeadLetters.DiscardReason.OBSOLETE, "admin");

    assertThat(hub.stateOf(message)).isEqualTo(MessageState.DISCARDED);
    assertThat(hub.bytesKept(message)).isZero();
    await().untilAsserted(() -> assertThat(hub.reports).containsExactly("technical-failure"));
    assertThat(hub.trailOf(message)).containsOnlyOnce("message.discarded");
  }

  @Test
  void whatIsNotDeliveredWithinItsTimeExpiresAndItsSenderIsTold() {
    hub.interfaces.put(EHR, text -> SILENT);
    MessageId message = hub.released(EHR, "a", "a1");
    await().until(() -> hub.bytesKept(message) > 0);

    hub.clock.passes(Duration.ofDays(8));
    hub.expiry.run();
    hub.expiry.run();

    assertThat(hub.stateOf(message)).isEqualTo(MessageState.EXPIRED);
    assertThat(hub.bytesKept(message)).isZero();
    await().untilAsserted(() -> assertThat(hub.reports).containsExactly("not-delivered-in-time"));
  }

  /** How a message can end while it is on its way to its receiver. */
  private enum End {
    EXPIRED("not-delivered-in-time") {
      @Override
      void of(MessageId message) {
        hub.clock.passes(Duration.ofDays(8));
        hub.expiry.run();
      }
    },
    RECALLED {
      @Override
      void of(MessageId message) {
        hub.recalls.recall(SENDER, message);
      }
    },
    ERASED("erased") {
      @Override
      void of(MessageId message) {
        hub.erasures.erase(message, ErasureDesk.Ground.UNLAWFUL, "officer");
      }
    };

    private final List<String> reports;

    End(String... reports) {
      this.reports = List.of(reports);
    }

    abstract void of(MessageId message);
  }

  /**
   * The end of a message while its receiver has it in its hands, and what the receiver then says.
   */
  private MessageId endsOnTheWay(End end, PushResult answer) throws InterruptedException {
    CountDownLatch onTheWay = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    hub.interfaces.put(
        EHR,
        text -> {
          onTheWay.countDown();
          waitsFor(ended);
          return answer;
        });
    MessageId message = hub.released(EHR, "a", "a1");
    onTheWay.await();
    end.of(message);
    ended.countDown();
    return message;
  }

  @ParameterizedTest
  @EnumSource(End.class)
  void whatEndsOnTheWayIsNotKeptForAnotherAttemptAndItsSenderIsToldOnce(End end) throws Exception {
    MessageId message = endsOnTheWay(end, SILENT);
    hub.interfaces.put(EHR, text -> TAKEN);
    MessageId next = hub.released(EHR, "a", "a2");
    await().until(() -> hub.onTheBroker(EHR) == 0);
    assertThat(hub.bytesKept(message)).isZero();
    hub.clock.passes(Duration.ofHours(1));
    awaitState(next, MessageState.ACKNOWLEDGED);

    await().untilAsserted(() -> assertThat(hub.reports).containsExactlyElementsOf(end.reports));
    assertThat(hub.stateOf(message)).hasToString(end.name());
    assertThat(hub.received).containsExactly("a2");
    assertThat(hub.deadLetters.list(ALL)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(End.class)
  void thatAReceiverTookWhatHadEndedOnTheWayIsOnRecord(End end) throws Exception {
    MessageId message = endsOnTheWay(end, TAKEN);

    await().until(() -> hub.trailOf(message).contains("message.delivered-late"));
    assertThat(hub.stateOf(message)).hasToString(end.name());
    assertThat(hub.bytesKept(message)).isZero();
    await().untilAsserted(() -> assertThat(hub.reports).containsExactlyElementsOf(end.reports));
  }

  @Test
  void theSenderIsToldOnceThatNobodyCollectsAMessageAndAgainWhenItIsDestroyed() {
    MessageId message = hub.released(SENDER, "a", "a1");
    awaitState(message, MessageState.WAITING);

    hub.clock.passes(Duration.ofDays(4));
    hub.expiry.run();
    hub.expiry.run();
    await().untilAsserted(() -> assertThat(hub.reports).containsExactly("not-collected"));
    assertThat(hub.stateOf(message)).isEqualTo(MessageState.WAITING);
    hub.clock.passes(Duration.ofDays(27));
    hub.expiry.run();

    await()
        .untilAsserted(
            () ->
                assertThat(hub.reports).containsExactly("not-collected", "not-delivered-in-time"));
    assertThat(hub.stateOf(message)).isEqualTo(MessageState.EXPIRED);
    assertThat(hub.bytesKept(message)).isZero();
  }

  @Test
  void whatIsNotAcknowledgedInTimeIsSentAgainAndThenGivenToAnOperator() {
    AtomicInteger transmissions = new AtomicInteger();
    hub.interfaces.put(
        EHR,
        text -> {
          transmissions.incrementAndGet();
          return new PushResult.Unacknowledged();
        });
    MessageId message = hub.released(EHR, "a", "a1");
    awaitState(message, MessageState.DELIVERED);
    assertThat(transmissions).hasValue(1);

    timePassesUntilDead(message);

    assertThat(transmissions).hasValue(3);
    assertThat(hub.deadLetters.list(ALL))
        .singleElement()
        .satisfies(letter -> assertThat(letter.reason()).isEqualTo("not-acknowledged"));
  }

  @Test
  void aLateAcknowledgementEndsTheWaitAndALateRefusalReachesTheSender() {
    hub.interfaces.put(EHR, text -> new PushResult.Unacknowledged());
    MessageId taken = hub.released(EHR, "a", "a1");
    MessageId refused = hub.released(EHR, "b", "b1");
    awaitState(taken, MessageState.DELIVERED);
    awaitState(refused, MessageState.DELIVERED);

    hub.acknowledges(taken, true);
    hub.acknowledges(refused, false);

    assertThat(hub.stateOf(taken)).isEqualTo(MessageState.ACKNOWLEDGED);
    assertThat(hub.stateOf(refused)).isEqualTo(MessageState.REJECTED);
    assertThat(hub.bytesKept(taken) + hub.bytesKept(refused)).isZero();
    await().untilAsserted(() -> assertThat(hub.reports).containsExactly("invalid-content"));
  }

  @Test
  void aMessageThatTheLedgerDoesNotHaveHoldsUpNobody() {
    hub.stray(EHR);
    hub.released(EHR, "a", "a1");

    await().untilAsserted(() -> assertThat(hub.received).containsExactly("a1"));
    await().until(() -> hub.dead() > 0);
  }

  @Test
  void aRecalledMessageIsGoneFromItsQueue() throws Exception {
    hub.pauses(EHR);
    MessageId message = hub.released(EHR, "a", "a1");
    MessageId stays = hub.released(EHR, "a", "a2");
    await().until(() -> hub.onTheBroker(EHR) == 2);

    assertThat(hub.recalls.recall(EHR, message)).isEqualTo(RecallDesk.Outcome.UNKNOWN);
    assertThat(hub.recalls.recall(SENDER, message)).isEqualTo(RecallDesk.Outcome.RECALLED);
    assertThat(hub.recalls.recall(SENDER, message)).isEqualTo(RecallDesk.Outcome.RECALLED);

    await().until(() -> hub.onTheBroker(EHR) == 1);
    hub.resumes(EHR);
    awaitState(stays, MessageState.ACKNOWLEDGED);
    assertThat(hub.received).containsExactly("a2");
    assertThat(hub.stateOf(message)).isEqualTo(MessageState.RECALLED);
    assertThat(hub.recalls.recall(SENDER, stays)).isEqualTo(RecallDesk.Outcome.TOO_LATE);
    assertThat(hub.trailOf(message)).containsOnlyOnce("message.recalled");
  }

  @Test
  void anErasedMessageLeavesTheProofAndNothingElse() {
    MessageId message = hub.released(SENDER, "a", "a1");
    awaitState(message, MessageState.WAITING);

    assertThat(hub.erasures.erase(message, ErasureDesk.Ground.WRONG_CITIZEN, "officer")).isTrue();

    var entry = hub.ledger.find(message).orElseThrow();
    assertThat(entry.state()).isEqualTo(MessageState.ERASED);
    assertThat(entry.envelope().citizen()).isEmpty();
    assertThat(entry.particulars().disclosure()).isEmpty();
    assertThat(hub.bytesKept(message)).isZero();
    assertThat(hub.trailOf(message)).containsOnlyOnce("message.erased");
    await().untilAsserted(() -> assertThat(hub.reports).containsExactly("erased"));
  }

  @Test
  void whatNamesAMessageThatItsReceiverNeverGotIsStoppedAndItsSenderTold() throws Exception {
    hub.pauses(EHR);
    MessageId first = hub.released(EHR, "a", "a1");
    MessageId second = hub.released(EHR, "a", "a2", Set.of(first));
    MessageId third = hub.released(EHR, "a", "a3", Set.of(second));
    assertThat(hub.recalls.recall(SENDER, second)).isEqualTo(RecallDesk.Outcome.RECALLED);

    hub.resumes(EHR);

    awaitState(third, MessageState.STOPPED);
    await().untilAsserted(() -> assertThat(hub.reports).containsExactly("rests-on-unshared"));
    assertThat(hub.received).containsExactly("a1");
  }

  @Test
  void aReportOnWhatIsNoLongerReferredIsStoppedAndItsSenderTold() {
    MessageId report = hub.reportOnNothing(EHR, "a");

    awaitState(report, MessageState.STOPPED);
    await().untilAsserted(() -> assertThat(hub.reports).containsExactly("rests-on-unshared"));
    assertThat(hub.received).isEmpty();
  }

  /** A message to the team, and what it became for the two members; the broker still has both. */
  private List<MessageId> toATeamOfTwo() throws Exception {
    return toATeamOfTwo(MessageState.HANDLED);
  }

  private List<MessageId> toATeamOfTwo(MessageState state) throws Exception {
    hub.pauses(EHR);
    hub.pauses(OTHER_EHR);
    MessageId original = hub.toTheTeam("team", state);
    MessageId one = hub.released(EHR, "a", "a1");
    MessageId other = hub.released(OTHER_EHR, "a", "a1");
    hub.isFor(original, one, EHR);
    hub.isFor(original, other, OTHER_EHR);
    await().until(() -> hub.onTheBroker(EHR) == 1 && hub.onTheBroker(OTHER_EHR) == 1);
    return List.of(original, one, other);
  }

  @Test
  void aMessageToTheTeamIsTakenBackFromEachMemberThatDoesNotHaveIt() throws Exception {
    List<MessageId> messages = toATeamOfTwo();
    hub.resumes(EHR);
    awaitState(messages.get(1), MessageState.ACKNOWLEDGED);

    assertThat(hub.recalls.recall(SENDER, messages.getFirst()))
        .isEqualTo(RecallDesk.Outcome.TOO_LATE);

    assertThat(hub.stateOf(messages.get(2))).isEqualTo(MessageState.RECALLED);
    hub.resumes(OTHER_EHR);
    await().until(() -> hub.onTheBroker(OTHER_EHR) == 0);
    assertThat(hub.received).containsExactly("a1");
  }

  @Test
  void whatOneMemberCouldNotBeGivenIsDiscardedForThatMemberAloneAndItsSenderIsTold()
      throws Exception {
    List<MessageId> messages = toATeamOfTwo();
    hub.interfaces.put(OTHER_EHR, text -> BROKEN);
    hub.resumes(EHR);
    hub.resumes(OTHER_EHR);
    timePassesUntilDead(messages.get(2));

    assertThat(hub.deadLetters.discard(ALL, DeadLetters.DiscardReason.UNUSABLE, "admin")).isOne();

    assertThat(hub.stateOf(messages.get(1))).isEqualTo(MessageState.ACKNOWLEDGED);
    assertThat(hub.stateOf(messages.get(2))).isEqualTo(MessageState.DISCARDED);
    assertThat(hub.stateOf(messages.getFirst())).isEqualTo(MessageState.HANDLED);
    assertThat(hub.trailOf(messages.get(2))).containsOnlyOnce("message.discarded");
    await().untilAsserted(() -> assertThat(hub.reports).containsExactly("technical-failure"));
  }

  @Test
  void whatIsTakenBackBeforeItIsAcceptedIsTakenBackFromEveryMember() throws Exception {
    List<MessageId> messages = toATeamOfTwo(MessageState.RECEIVED);

    assertThat(hub.recalls.recall(SENDER, messages.getFirst()))
        .isEqualTo(RecallDesk.Outcome.RECALLED);

    assertThat(messages).extracting(hub::stateOf).containsOnly(MessageState.RECALLED);
  }

  @Test
  void erasingAMessageToTheTeamErasesWhatItBecame() throws Exception {
    List<MessageId> messages = toATeamOfTwo();

    hub.erasures.erase(messages.getFirst(), ErasureDesk.Ground.UNLAWFUL, "officer");

    assertThat(messages).allSatisfy(each -> awaitState(each, MessageState.ERASED));
    assertThat(messages)
        .allSatisfy(
            each -> assertThat(hub.ledger.find(each).orElseThrow().envelope().citizen()).isEmpty());
    hub.resumes(EHR);
    hub.resumes(OTHER_EHR);
    await().until(() -> hub.onTheBroker(EHR) + hub.onTheBroker(OTHER_EHR) == 0);
    assertThat(hub.received).isEmpty();
  }
}

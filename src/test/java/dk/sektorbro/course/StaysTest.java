package dk.sektorbro.course;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.MemoryLedger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Citizen;
import dk.sektorbro.exchange.content.HospitalNotified;
import dk.sektorbro.exchange.content.HospitalNotified.Times;
import dk.sektorbro.exchange.content.HospitalNotified.Turn;
import dk.sektorbro.exchange.content.Standing;
import dk.sektorbro.exchange.content.StayEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What a listener is told of a stay, whatever order its messages come in. A failure names its seed;
 * the same seed makes the same stay and order again.
 */
class StaysTest {

  private static final int STAYS = 20_000;
  private static final Optional<Boolean> NO_WORD = Optional.empty();
  private static final OffsetDateTime MONDAY = OffsetDateTime.parse("2026-03-02T08:00:00+01:00");

  @Test
  void aDischargeThatOvertakesItsAdmissionIsToldOnceWithBothTimes() {
    Story story = new Story().admitted(0).discharged(5);

    Listener listener = new Listener().hears(story.messages.get(1)).hears(story.messages.get(0));

    assertThat(listener.told).containsExactly("discharged new");
    assertThat(listener.admittedAt).isEqualTo(MONDAY);
    assertThat(listener.endedAt()).isEqualTo(MONDAY.plusDays(5));
  }

  @Test
  void aCancellationThatComesFirstKeepsWhatItCancelsFromBeingTold() {
    Story story = new Story().admitted(0).cancelled(StayEvent.ADMITTED);

    Listener listener = new Listener().hears(story.messages.get(1)).hears(story.messages.get(0));

    assertThat(listener.told).isEmpty();
  }

  @Test
  void aRevisionThatComesFirstIsToldAsNewAndWhatItRevisesIsNot() {
    Story story = new Story().admitted(0).revised(StayEvent.ADMITTED, 1);

    Listener listener = new Listener().hears(story.messages.get(1)).hears(story.messages.get(0));

    assertThat(listener.told).containsExactly("admitted new");
    assertThat(listener.admittedAt).isEqualTo(MONDAY.plusDays(1));
  }

  @Test
  void ofTwoRevisionsTheLaterOneStands() {
    Story story =
        new Story().admitted(0).revised(StayEvent.ADMITTED, 1).revised(StayEvent.ADMITTED, 2);

    Listener listener =
        new Listener()
            .hears(story.messages.get(0))
            .hears(story.messages.get(2))
            .hears(story.messages.get(1));

    assertThat(listener.admittedAt).isEqualTo(MONDAY.plusDays(2));
    assertThat(listener.told).hasSize(2);
  }

  @Test
  void aCorrectionThatNamesTheLatestMessageOfTheStayMeansTheOneOfItsOwnKind() {
    Story story = new Story().admitted(0).onLeave(2).revised(StayEvent.ADMITTED, 1);

    Listener listener = new Listener();
    story.messages.forEach(listener::hears);

    assertThat(listener.told).contains("admitted revised");
    assertThat(listener.admittedAt).isEqualTo(MONDAY.plusDays(1));
  }

  @Test
  void aDeathThatWasToldByMistakeIsTakenBackAndTheAdmissionStands() {
    Story story = new Story().admitted(0).died(2).cancelled(StayEvent.ENDED);

    Listener listener = new Listener();
    story.messages.forEach(listener::hears);

    assertThat(listener.told)
        .containsExactly("admitted new", "stay-ended new", "stay-ended cancelled");
    assertThat(listener.knowledge()).isEqualTo(MONDAY + " to null");
  }

  @Test
  void theMomentOfADeathIsMended() {
    Story story = new Story().admitted(0).died(2).revised(StayEvent.ENDED, 3);

    Listener listener = new Listener();
    story.messages.forEach(listener::hears);

    assertThat(listener.told)
        .containsExactly("admitted new", "stay-ended new", "stay-ended revised");
    assertThat(listener.endedAt()).isEqualTo(MONDAY.plusDays(3));
  }

  @Test
  void anAdmissionThatIsTakenBackTakesTheDischargeThatOvertookItAlong() {
    Story story = new Story().admitted(0).discharged(5).cancelled(StayEvent.ADMITTED);

    Listener listener = new Listener().hears(story, 1, 2, 0);

    assertThat(listener.told).containsExactly("discharged new", "admitted cancelled");
    assertThat(listener.knowledge()).isEqualTo("null to null");
  }

  @Test
  void aDischargeThatComesAfterItsAdmissionWasTakenBackIsNotTold() {
    Story story = new Story().admitted(0).discharged(5).cancelled(StayEvent.ADMITTED);

    assertThat(new Listener().hears(story, 0, 2, 1).told)
        .containsExactly("admitted new", "admitted cancelled");
    assertThat(new Listener().hears(story, 2, 1, 0).told).isEmpty();
  }

  @Test
  void anAdmissionThatIsRevisedAfterADischargeThatOvertookItMendsWhatTheDischargeTold() {
    Story story = new Story().admitted(0).discharged(5).revised(StayEvent.ADMITTED, 1);

    Listener late = new Listener().hears(story, 1, 0, 2);
    assertThat(late.told).containsExactly("discharged new", "discharged revised");
    assertThat(late.admittedAt).isEqualTo(MONDAY.plusDays(1));
    assertThat(late.endedAt()).isEqualTo(MONDAY.plusDays(5));

    Listener later = new Listener().hears(story, 1, 2, 0);
    assertThat(later.told).isEqualTo(late.told);
    assertThat(later.knowledge()).isEqualTo(late.knowledge());
  }

  @Test
  void aDischargeThatComesAfterALaterWordOnTheAdmissionTellsThat() {
    Story story = new Story().admitted(0).discharged(5).revised(StayEvent.ADMITTED, 1);

    Listener listener = new Listener().hears(story, 0, 2, 1);

    assertThat(listener.admittedAt).isEqualTo(MONDAY.plusDays(1));
  }

  @Test
  void theCallIsToldWhereTheDischargeThatAsksForItComesAfterARevisionThatDoesNotSpeakOfIt() {
    Story story =
        new Story()
            .admitted(0)
            .saying(Optional.of(true))
            .discharged(5)
            .revised(StayEvent.DISCHARGED, 6);

    Listener listener = new Listener().hears(story, 0, 2, 1);

    assertThat(listener.told)
        .containsExactly("admitted new", "discharged new", "discharged revised");
    assertThat(listener.isAskedToCall()).isTrue();
    assertThat(listener.endedAt()).isEqualTo(MONDAY.plusDays(6));
  }

  @Test
  void theCallIsTakenBackBySomeRevisionWhateverAnotherDoesNotSayOfIt() {
    Story story =
        new Story()
            .admitted(0)
            .saying(Optional.of(true))
            .discharged(5)
            .saying(Optional.of(false))
            .revised(StayEvent.DISCHARGED, 6)
            .revised(StayEvent.DISCHARGED, 7);

    assertThat(new Listener().hears(story, 0, 1, 2, 3).isAskedToCall()).isFalse();
    assertThat(new Listener().hears(story, 0, 1, 3, 2).isAskedToCall()).isFalse();
    assertThat(new Listener().hears(story, 0, 1, 3).isAskedToCall()).isTrue();
  }

  @Test
  void whoWasAdmittedByAnEmergencyWardFirstIsAdmittedWhereTheSecondAdmissionIsTakenBack() {
    Story story = new Story().admitted(0).admitted(1).discharged(5).cancelled(StayEvent.ADMITTED);

    Listener listener = new Listener().hears(story, 0, 1, 3, 2);

    assertThat(listener.told)
        .containsExactly("admitted new", "admitted new", "admitted revised", "discharged new");
    assertThat(new Stays(story.messages).admissions()).hasSize(1);
  }

  @Test
  void whatWasErasedAndHadBeenToldIsTakenBackAllTheSame() {
    Story story = new Story().admitted(0).discharged(5).cancelled(StayEvent.DISCHARGED);
    Listener listener = new Listener().hears(story, 1);

    listener.erases(story.messages.get(1));
    listener.hears(story, 2);

    assertThat(listener.told).containsExactly("discharged new", "discharged cancelled");
  }

  @Test
  void whatWasErasedBeforeAnybodyHeardOfItIsForgotten() {
    Listener listener = new Listener();
    Noted leave = new Story().admitted(0).onLeave(2).messages.getLast();
    listener.hears(leave);

    listener.erases(leave);

    assertThat(listener.book.of(Listener.BRUNO, Listener.WARD)).isEmpty();
  }

  @Test
  void messagesThatNameEachOtherInACircleEndNothing() {
    Turn one = turn("1", StayEvent.ADMITTED, Standing.REVISED, Optional.of("2"), 0);
    Turn two = turn("2", StayEvent.ADMITTED, Standing.REVISED, Optional.of("1"), 1);
    List<Turn> both = List.of(one, two);
    Times times = times(MONDAY, null);

    Listener listener =
        new Listener()
            .hears(new Noted(one, times, NO_WORD, both))
            .hears(new Noted(two, times, NO_WORD, both));

    assertThat(listener.told).isNotEmpty();
  }

  @Test
  void aRevisionThatNamesAnotherStepIsNewsAndNoCorrection() {
    Turn admitted = turn("1", StayEvent.ADMITTED, Standing.NEW, Optional.empty(), 0);
    Turn discharged = turn("2", StayEvent.DISCHARGED, Standing.REVISED, Optional.of("1"), 1);
    Times times = times(MONDAY, MONDAY.plusDays(1));
    Stays stays = new Stays(List.of(new Noted(admitted, times, NO_WORD, List.of(admitted))));

    assertThat(stays.telling(new Noted(discharged, times, NO_WORD, List.of(admitted, discharged))))
        .isInstanceOf(Telling.News.class);
  }

  @Test
  void whateverTheOrderAListenerEndsWithTheSameKnowledge() {
    for (long seed = 0; seed < STAYS; seed++) {
      Random random = new Random(seed);
      List<Noted> inOrder = Story.any(random).messages;
      List<Noted> asTheyCame = new ArrayList<>(inOrder);
      Collections.shuffle(asTheyCame, random);
      Listener patient = new Listener();
      inOrder.forEach(patient::hears);
      Listener unlucky = new Listener();
      asTheyCame.forEach(unlucky::hears);

      assertThat(unlucky.knowledge())
          .as("seed %d: %s came as %s", seed, inOrder, asTheyCame)
          .isEqualTo(patient.knowledge());
    }
  }

  @Test
  void aWordThatComesLateDoesNotUndoALaterMendingOfTheAdmission() {
    Story story =
        new Story()
            .admitted(0)
            .discharged(5)
            .revised(StayEvent.DISCHARGED, 6)
            .revised(StayEvent.ADMITTED, 1);

    Listener listener = new Listener();
    List.of(0, 1, 3, 2).forEach(each -> listener.hears(story.messages.get(each)));

    assertThat(listener.told)
        .containsExactly(
            "admitted new", "discharged new", "admitted revised", "discharged revised");
    assertThat(listener.knowledge()).isEqualTo(MONDAY.plusDays(1) + " to " + MONDAY.plusDays(6));
  }

  @Test
  void whoeverHeardOfTheAdmissionKnowsItsLastMomentWhateverTheOrder() {
    for (long seed = 0; seed < STAYS / 4; seed++) {
      Random random = new Random(seed);
      List<Noted> inOrder = Story.mended(random).messages;
      List<Noted> rest = new ArrayList<>(inOrder.subList(1, inOrder.size()));
      Collections.shuffle(rest, random);
      Listener patient = new Listener();
      inOrder.forEach(patient::hears);
      Listener unlucky = new Listener().hears(inOrder.getFirst());
      rest.forEach(unlucky::hears);

      assertThat(unlucky.knowledge())
          .as("seed %d: %s came as %s", seed, inOrder, rest)
          .isEqualTo(patient.knowledge());
    }
  }

  @Test
  void nothingIsToldTwiceAsNewInItsOrder() {
    for (long seed = 0; seed < STAYS / 4; seed++) {
      List<Noted> inOrder = Story.any(new Random(seed)).messages;
      Listener listener = new Listener();
      inOrder.forEach(listener::hears);

      assertThat(listener.told.stream().filter("admitted new"::equals))
          .as("seed %d: %s", seed, inOrder)
          .hasSize(1);
    }
  }

  private static Turn turn(
      String id, StayEvent event, Standing standing, Optional<String> follows, int hour) {
    return new Turn(id, event, standing, follows, MONDAY.plusHours(hour));
  }

  private static Times times(@Nullable OffsetDateTime from, @Nullable OffsetDateTime to) {
    return new Times(
        Optional.ofNullable(from), Optional.ofNullable(to), Optional.empty(), Optional.empty());
  }

  /** One stay as its ward tells it, in order. */
  private static final class Story {

    final List<Noted> messages = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();
    private OffsetDateTime admittedAt = MONDAY;
    private @Nullable OffsetDateTime endedAt;
    private boolean namesTheLatest = true;
    private Optional<Boolean> call = NO_WORD;

    static Story any(Random random) {
      Story story = new Story().admitted(0);
      story.namesTheLatest = random.nextBoolean();
      while (random.nextInt(3) == 0) {
        story.revised(StayEvent.ADMITTED, random.nextInt(3));
      }
      if (random.nextInt(6) == 0) {
        return story.cancelled(StayEvent.ADMITTED);
      }
      if (random.nextInt(3) == 0) {
        story.onLeave(3);
        if (random.nextBoolean()) {
          story.backFromLeave();
        }
      }
      if (random.nextInt(4) == 0) {
        return story;
      }
      StayEvent end = random.nextInt(3) == 0 ? StayEvent.ENDED : StayEvent.DISCHARGED;
      story.saying(anything(random)).ends(end, 6);
      while (random.nextInt(3) == 0) {
        story.saying(anything(random)).revised(end, 6 + random.nextInt(3));
      }
      if (random.nextInt(4) == 0) {
        story.cancelled(end);
        if (random.nextBoolean()) {
          story.saying(anything(random)).discharged(9);
        }
      }
      while (random.nextInt(3) == 0) {
        story.revised(StayEvent.ADMITTED, random.nextInt(3));
      }
      return random.nextInt(6) == 0 ? story.cancelled(StayEvent.ADMITTED) : story;
    }

    /** Moments of the admission and of the end are mended in any turn. */
    static Story mended(Random random) {
      Story story = new Story().admitted(0);
      story.namesTheLatest = random.nextBoolean();
      StayEvent end = random.nextBoolean() ? StayEvent.ENDED : StayEvent.DISCHARGED;
      story.ends(end, 6);
      for (int more = random.nextInt(5); more > 0; more--) {
        if (random.nextBoolean()) {
          story.revised(StayEvent.ADMITTED, random.nextInt(3));
        } else {
          story.revised(end, 6 + random.nextInt(3));
        }
      }
      return story;
    }

    private static Optional<Boolean> anything(Random random) {
      return random.nextBoolean() ? NO_WORD : Optional.of(random.nextBoolean());
    }

    /** What the next message that tells of a discharge says of the call. */
    Story saying(Optional<Boolean> asksToCall) {
      call = asksToCall;
      return this;
    }

    Story admitted(int day) {
      admittedAt = MONDAY.plusDays(day);
      return tells(StayEvent.ADMITTED, Standing.NEW);
    }

    Story onLeave(int day) {
      return tells(StayEvent.LEAVE_STARTED, Standing.NEW);
    }

    Story backFromLeave() {
      return tells(StayEvent.LEAVE_ENDED, Standing.NEW);
    }

    Story discharged(int day) {
      return ends(StayEvent.DISCHARGED, day);
    }

    Story died(int day) {
      return ends(StayEvent.ENDED, day);
    }

    private Story ends(StayEvent how, int day) {
      endedAt = MONDAY.plusDays(day);
      return tells(how, Standing.NEW);
    }

    Story revised(StayEvent event, int day) {
      if (event == StayEvent.ADMITTED) {
        admittedAt = MONDAY.plusDays(day);
      } else {
        endedAt = MONDAY.plusDays(day);
      }
      return tells(event, Standing.REVISED);
    }

    Story cancelled(StayEvent event) {
      endedAt = null;
      return tells(event, Standing.CANCELLED);
    }

    private Story tells(StayEvent event, Standing standing) {
      boolean likeAnAdmission = event == StayEvent.ENDED && standing == Standing.CANCELLED;
      Turn turn =
          turn(
              String.valueOf(turns.size()),
              likeAnAdmission ? StayEvent.ADMITTED : event,
              standing,
              turns.isEmpty() ? Optional.empty() : Optional.of(follows(event, standing)),
              turns.size());
      turns.add(turn);
      Optional<Boolean> word =
          event == StayEvent.DISCHARGED && standing != Standing.CANCELLED ? call : NO_WORD;
      call = NO_WORD;
      messages.add(new Noted(turn, times(admittedAt, endedAt), word, List.copyOf(turns)));
      return this;
    }

    private String follows(StayEvent event, Standing standing) {
      boolean wouldMeanTheDeath =
          event == StayEvent.ADMITTED
              && turns.stream().anyMatch(turn -> turn.event() == StayEvent.ENDED);
      return turns.reversed().stream()
          .filter(
              turn ->
                  (namesTheLatest && !wouldMeanTheDeath)
                      || standing == Standing.NEW
                      || (turn.event() == event && turn.standing() == Standing.NEW))
          .findFirst()
          .orElseThrow()
          .messageId();
    }
  }

  /** Somebody who may hear everything, and what it makes of the notices that hold. */
  private static final class Listener {

    private static final CitizenKey BRUNO = new CitizenKey("ab".repeat(32));
    private static final PartyId WARD = new PartyId("99999021000016005");
    private static final PartyId JOBCENTRE = new PartyId("99999011000016001");
    private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");
    private static final Set<StayEvent> TELLS =
        Set.of(StayEvent.ADMITTED, StayEvent.DISCHARGED, StayEvent.ENDED);

    final List<String> told = new ArrayList<>();
    final MemoryCourseBook book = new MemoryCourseBook();
    final MemoryLedger ledger = new MemoryLedger();
    final HeedNotification heed =
        new HeedNotification(book, ledger, TELLS, Clock.fixed(MORNING, ZoneOffset.UTC));
    private final NoticeWords words = new NoticeWords(book, ledger);
    private final AdmissionAsMended admission = new AdmissionAsMended(book, ledger);
    private final Map<MessageId, Said> holding = new LinkedHashMap<>();
    private final Set<MessageId> corrected = new HashSet<>();
    private int heard;
    @Nullable OffsetDateTime admittedAt;

    Listener hears(Noted arrived) {
      Envelope envelope =
          envelope(
              MessageId.of(WARD, arrived.turn().messageId()), MessageKind.HOSPITAL_NOTIFICATION);
      HospitalNotified notified =
          new HospitalNotified(
              new Citizen(CitizenId.cpr("2509479989"), "Bruno Test", "Elmer"),
              arrived.turn(),
              arrived.times(),
              arrived.call(),
              arrived.history());
      heed.handle(envelope, notified, () -> List.of(JOBCENTRE)).forEach(this::learns);
      return this;
    }

    Listener hears(Story story, int... order) {
      Arrays.stream(order).forEach(message -> hears(story.messages.get(message)));
      return this;
    }

    /** The notification, and what was made of it. */
    void erases(Noted noted) {
      MessageId notification = MessageId.of(WARD, noted.turn().messageId());
      List<Notice> notices = book.because(notification);
      heed.erased(notification);
      for (Notice notice : notices) {
        ledger.put(ledger.find(notice.id()).orElseThrow().envelope(), MessageState.ERASED);
        heed.erased(notice.id());
      }
      assertThat(book.of(BRUNO, WARD)).allMatch(kept -> kept.times().equals(Times.UNKNOWN));
    }

    private Envelope envelope(MessageId id, MessageKind kind) {
      return new Envelope(
          id,
          kind,
          WARD,
          JOBCENTRE,
          Optional.of(BRUNO),
          Optional.empty(),
          MORNING.plusMillis(++heard * 7_919L % 10_007)); // not heeded in the order it came
    }

    private void learns(Notice notice) {
      Envelope envelope = envelope(notice.id(), MessageKind.ADMISSION_NOTICE);
      ledger.put(envelope, MessageState.DELIVERED);
      told.add(notice.event().code() + " " + notice.standing().code());
      assertThat(notice.corrects().isPresent()).isEqualTo(notice.standing() != Standing.NEW);
      notice
          .corrects()
          .ifPresent(
              before -> {
                assertThat(corrected.add(before)).as("corrects what holds").isTrue();
                holding.remove(before);
              });
      Said untilNow = words.of(envelope).orElseThrow();
      Said said = new Said(admission.moments(envelope, untilNow.times()), untilNow.call());
      admittedAt = said.times().admittedAt().orElse(null);
      if (notice.standing() != Standing.CANCELLED) {
        holding.put(notice.id(), said);
      } else if (notice.event() == StayEvent.ADMITTED) {
        admittedAt = null;
        holding.clear();
      }
    }

    private Optional<Said> end() {
      return holding.values().stream()
          .filter(said -> said.times().endedAt().isPresent())
          .reduce((first, last) -> last);
    }

    @Nullable OffsetDateTime endedAt() {
      return end().flatMap(said -> said.times().endedAt()).orElse(null);
    }

    boolean isAskedToCall() {
      return end().flatMap(Said::call).orElse(false);
    }

    String knowledge() {
      return admittedAt + " to " + endedAt() + (isAskedToCall() ? ", to be called" : "");
    }
  }
}

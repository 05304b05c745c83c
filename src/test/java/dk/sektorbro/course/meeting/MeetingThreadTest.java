package dk.sektorbro.course.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.course.meeting.MeetingThread.Objection;
import dk.sektorbro.course.meeting.Said.Kind;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.MeetingWord.Activity;
import dk.sektorbro.exchange.content.MeetingWord.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Which words on a meeting are taken, whatever order they come in. A failure names its seed; the
 * same seed makes the same words and order again.
 */
class MeetingThreadTest {

  private static final int MEETINGS = 20_000;
  private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");

  @Test
  void aMeetingIsCalledMovedAndCancelled() {
    Story story = new Story();

    assertThat(story.takes(invitation(0, 0))).isEmpty();
    assertThat(story.takes(invitation(1, 1))).isEmpty();
    assertThat(story.takes(cancellation(2))).isEmpty();
    assertThat(story.chain())
        .containsExactly(Activity.CALLED, Activity.CHANGED, Activity.CANCELLED);
  }

  @Test
  void aCancellationThatComesFirstKeepsItsInvitationFromBeingTaken() {
    Story story = new Story();

    assertThat(story.takes(cancellation(1))).isEmpty();
    assertThat(story.takes(invitation(0, 0))).contains(Objection.CANCELLED);
    assertThat(story.takes(invitation(1, 0))).contains(Objection.CANCELLED);
  }

  @Test
  void aMeetingIsCalledAnewUnderALaterVersion() {
    Story story = new Story();

    story.takes(cancellation(1));

    assertThat(story.takes(invitation(2, 0))).isEmpty();
  }

  @Test
  void anEarlierVersionAfterALaterOneIsNotTaken() {
    Story story = new Story();

    story.takes(invitation(1, 1));

    assertThat(story.takes(invitation(0, 0))).contains(Objection.OUTDATED);
  }

  @Test
  void anotherTimeTakesAnotherVersion() {
    Story story = new Story();

    story.takes(invitation(0, 0));

    assertThat(story.takes(invitation(0, 1))).contains(Objection.SAME_VERSION);
    assertThat(story.takes(invitation(0, 0))).isEmpty();
  }

  @Test
  void ofTwoAnswersTheOneWrittenLastStandsInWhicheverOrderTheyCome() {
    Said comes = answer(0, 1);
    Said doesNot = answer(0, 2);
    Story inOrder = new Story();
    inOrder.takes(invitation(0, 0));
    Story turned = new Story();
    turned.takes(invitation(0, 0));

    assertThat(inOrder.takes(comes)).isEmpty();
    assertThat(inOrder.takes(doesNot)).isEmpty();
    assertThat(turned.takes(doesNot)).isEmpty();
    assertThat(turned.takes(comes)).contains(Objection.OUTDATED);
  }

  @Test
  void anAnswerIsToTheLatestVersionThatItsWriterWasCalledTo() {
    Story story = new Story();
    assertThat(story.takes(answer(0, 1))).contains(Objection.UNKNOWN);

    story.takes(invitation(0, 0));
    story.takes(invitation(1, 1));

    assertThat(story.takes(answer(0, 1))).contains(Objection.OUTDATED);
    assertThat(story.takes(answer(2, 1))).contains(Objection.UNKNOWN);
    assertThat(story.takes(answer(1, 1))).isEmpty();
    assertThat(story.chain()).containsExactly(Activity.CALLED, Activity.CHANGED, Activity.ANSWERED);
    story.takes(cancellation(2));
    assertThat(story.takes(answer(1, 2))).contains(Objection.CANCELLED);
  }

  @Test
  void whoWasNeverToldOfAMeetingLearnsNothingOfItByAnswering() {
    Story story = new Story();
    Said withheld = invitation(0, 0);
    story.takes(withheld);
    story.neverHeard.add(withheld.message());

    assertThat(story.takes(answer(0, 1))).contains(Objection.UNKNOWN);
    Said second = invitation(1, 1);
    assertThat(story.takes(second)).isEmpty();
    assertThat(story.chain()).containsExactly(Activity.CALLED);
  }

  @Test
  void whoeverIsCalledLearnsNothingOfAWordThatOnlyWaits() {
    Story story = new Story();
    Said waits = invitation(0, 0);
    story.takes(waits);
    story.unread.add(waits.message());

    assertThat(story.thread().isRead()).isFalse();
    assertThat(story.takes(answer(0, 1))).contains(Objection.UNKNOWN);
    assertThat(story.takes(invitation(0, 1))).contains(Objection.SAME_VERSION);

    story.unread.clear();
    Said moved = invitation(1, 1);
    story.takes(moved);
    story.unread.add(moved.message());

    assertThat(story.thread().isRead()).isTrue();
    assertThat(story.takes(answer(0, 1))).isEmpty();
    assertThat(story.takes(answer(1, 1))).contains(Objection.UNKNOWN);
  }

  @Test
  void whatWasKeptBackAfterItWasTakenIsToldOfNowhere() {
    Story story = new Story();
    Said first = invitation(0, 0);
    story.takes(first);
    story.takes(invitation(1, 1));
    story.neverHeard.add(first.message());

    assertThat(story.chain()).containsExactly(Activity.CALLED);
    story.takes(invitation(2, 2));
    assertThat(story.chain()).containsExactly(Activity.CALLED, Activity.CHANGED);
  }

  @Test
  void anAnswerGoesBackToItsReadersOwnWordsWhateverBecameOfThem() {
    Story story = new Story();
    Said first = invitation(0, 0);
    story.takes(first);
    story.takes(answer(0, 1));
    story.neverHeard.add(first.message());

    assertThat(story.chain()).containsExactly(Activity.CALLED, Activity.ANSWERED);
  }

  @Test
  void whatWasRecalledStandsInNobodysWay() {
    Story story = new Story();
    story.takes(invitation(0, 0));
    Said cancelled = cancellation(9);
    story.takes(cancelled);
    story.neverHeard.add(cancelled.message());
    Said refusedLater = answer(0, 9);
    assertThat(story.takes(refusedLater)).isEmpty();
    story.neverHeard.add(refusedLater.message());

    assertThat(story.takes(answer(0, 1))).isEmpty();
    assertThat(story.takes(invitation(1, 1))).isEmpty();
  }

  @Test
  void eachSaysSoMuchOfOneMeetingAndNoMore() {
    Story story = new Story();
    for (int version = 0; version < MeetingThread.MOST_WORDS; version++) {
      assertThat(story.takes(invitation(version, version))).isEmpty();
    }

    int last = MeetingThread.MOST_WORDS - 1;
    assertThat(story.takes(invitation(last + 1, 0))).contains(Objection.FULL);
    assertThat(story.takes(answer(last, 1))).isEmpty();
  }

  @Test
  void whoeverHasSaidAllThatMayBeSaidStillCancelsOnce() {
    Story story = new Story();
    for (int version = 0; version < MeetingThread.MOST_WORDS; version++) {
      story.takes(invitation(version, version));
    }

    assertThat(story.takes(cancellation(MeetingThread.MOST_WORDS))).isEmpty();
    assertThat(story.takes(cancellation(MeetingThread.MOST_WORDS + 1))).contains(Objection.FULL);
    assertThat(story.takes(invitation(MeetingThread.MOST_WORDS + 1, 0))).contains(Objection.FULL);
  }

  /** Each that hears is told newer and newer words, and in the end the one that stands. */
  @Test
  void whateverTheOrderTheLastWordHeardIsTheOneThatStands() {
    for (long seed = 0; seed < MEETINGS; seed++) {
      Random random = new Random(seed);
      List<Said> words = words(random);
      Collections.shuffle(words, random);
      Story story = new Story();
      List<Said> heard = words.stream().filter(word -> story.takes(word).isEmpty()).toList();

      assertThat(heard)
          .as("seed %d", seed)
          .isSortedAccordingTo(Said.STANDING)
          .last()
          .extracting(Said::sequence, Said::kind)
          .containsExactly(
              Collections.max(words, Said.STANDING).sequence(),
              Collections.max(words, Said.STANDING).kind());
    }
  }

  /** Each version has one time, and may be said more than once; any may be cancelled. */
  private static List<Said> words(Random random) {
    List<Said> words = new ArrayList<>();
    int versions = 1 + random.nextInt(4);
    for (int version = 0; version < versions; version++) {
      for (int times = random.nextInt(3); times >= 0; times--) {
        words.add(word(Kind.INVITATION, version, version, random.nextInt(10)));
      }
      if (random.nextInt(4) == 0) {
        words.add(word(Kind.CANCELLATION, version, 0, random.nextInt(10)));
      }
    }
    return words;
  }

  private static Said invitation(int version, int day) {
    return word(Kind.INVITATION, version, day, version);
  }

  private static Said cancellation(int version) {
    return word(Kind.CANCELLATION, version, 0, version);
  }

  private static Said answer(int version, int minute) {
    return word(Kind.REPLY, version, 0, minute);
  }

  private static Said word(Kind kind, int version, int day, int minute) {
    Instant start = MONDAY.plus(Duration.ofDays(7L + day));
    return new Said(
        MessageId.of(new PartyId("99999011000016001"), UUID.randomUUID().toString()),
        kind,
        version,
        kind == Kind.INVITATION
            ? Optional.of(new Slot(start, start.plus(Duration.ofHours(1))))
            : Optional.empty(),
        MONDAY.plus(Duration.ofMinutes(minute)),
        Optional.empty());
  }

  /** One thread as it grows. */
  private static final class Story {

    private final List<Said> said = new ArrayList<>();
    private final Set<MessageId> neverHeard = new HashSet<>();
    private final Set<MessageId> unread = new HashSet<>();

    private MeetingThread thread() {
      return new MeetingThread(
          said, this::mayBeHeard, message -> mayBeHeard(message) && !unread.contains(message));
    }

    private boolean mayBeHeard(MessageId message) {
      return !neverHeard.contains(message);
    }

    Optional<Objection> takes(Said word) {
      Optional<Objection> objection = thread().objectionTo(word);
      if (objection.isEmpty()) {
        said.add(word.following(thread().before(word)));
      }
      return objection;
    }

    /** What the last word goes back to, and what it does itself. */
    List<Activity> chain() {
      return thread().chain(said.getLast().message(), this::mayBeHeard).stream()
          .map(Said::activity)
          .toList();
    }
  }
}

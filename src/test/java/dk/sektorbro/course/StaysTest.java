package dk.sektorbro.course;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.exchange.content.HospitalNotified.Times;
import dk.sektorbro.exchange.content.HospitalNotified.Turn;
import dk.sektorbro.exchange.content.Standing;
import dk.sektorbro.exchange.content.StayEvent;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    assertThat(listener.told).containsExactly("admitted revised");
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
  void messagesThatNameEachOtherInACircleEndNothing() {
    Turn one = turn("1", StayEvent.ADMITTED, Standing.REVISED, Optional.of("2"), 0);
    Turn two = turn("2", StayEvent.ADMITTED, Standing.REVISED, Optional.of("1"), 1);
    List<Turn> both = List.of(one, two);
    Times times = times(MONDAY, null);

    Listener listener =
        new Listener().hears(new Noted(one, times, both)).hears(new Noted(two, times, both));

    assertThat(listener.told).isNotEmpty();
  }

  @Test
  void aRevisionThatNamesAnotherStepIsNewsAndNoCorrection() {
    Turn admitted = turn("1", StayEvent.ADMITTED, Standing.NEW, Optional.empty(), 0);
    Turn discharged = turn("2", StayEvent.DISCHARGED, Standing.REVISED, Optional.of("1"), 1);
    Times times = times(MONDAY, MONDAY.plusDays(1));
    Stays stays = new Stays(List.of(new Noted(admitted, times, List.of(admitted))));

    assertThat(stays.telling(new Noted(discharged, times, List.of(admitted, discharged))))
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
    for (long seed = 0; seed < STAYS; seed++) {
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
    for (long seed = 0; seed < STAYS; seed++) {
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
      story.ends(end, 6);
      while (random.nextInt(3) == 0) {
        story.revised(end, 6 + random.nextInt(3));
      }
      if (random.nextInt(4) == 0) {
        story.cancelled(end);
        if (random.nextBoolean()) {
          story.discharged(9);
        }
      }
      return story;
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
      if (event.endsTheStay()) {
        endedAt = null;
      }
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
      messages.add(new Noted(turn, times(admittedAt, endedAt), List.copyOf(turns)));
      return this;
    }

    private String follows(StayEvent event, Standing standing) {
      return turns.reversed().stream()
          .filter(
              turn ->
                  namesTheLatest
                      || standing == Standing.NEW
                      || (turn.event() == event && turn.standing() == Standing.NEW))
          .findFirst()
          .orElseThrow()
          .messageId();
    }
  }

  /** Somebody who may hear everything, and what it makes of the notices that hold. */
  private static final class Listener {

    final List<String> told = new ArrayList<>();
    private final List<Noted> before = new ArrayList<>();
    private final Set<String> heard = new HashSet<>();
    private final Map<String, Noted> holding = new LinkedHashMap<>();
    @Nullable OffsetDateTime admittedAt;

    Listener hears(Noted arrived) {
      Stays stays = new Stays(before);
      Telling telling = stays.telling(arrived);
      Noted noted = stays.meant(arrived);
      before.add(arrived);
      Stays now = new Stays(before);
      Times written = noted.times();
      Noted newest =
          new Noted(
              noted.turn(),
              now.mendedSince(noted.turn(), heard::contains)
                  .map(written::admittedAt)
                  .orElse(written),
              noted.history());
      switch (telling) {
        case Telling.Nothing nothing -> {}
        case Telling.News news -> learns(newest);
        case Telling.Correction correction -> corrected(newest, correction.of());
      }
      return this;
    }

    private void corrected(Noted noted, Set<String> of) {
      Optional<String> notice =
          holding.keySet().stream()
              .filter(of::contains)
              .max(Comparator.comparing(id -> sameEvent(id, noted)));
      notice.ifPresent(
          id -> {
            holding.remove(id);
            learns(noted);
          });
    }

    private boolean sameEvent(String id, Noted noted) {
      return Objects.requireNonNull(holding.get(id)).turn().event() == noted.turn().event();
    }

    private void learns(Noted noted) {
      Turn turn = noted.turn();
      if (turn.event() != StayEvent.ADMITTED && !turn.event().endsTheStay()) {
        return;
      }
      heard.add(turn.messageId());
      told.add(turn.event().code() + " " + turn.standing().code());
      admittedAt = noted.times().admittedAt().orElseThrow();
      if (turn.standing() != Standing.CANCELLED) {
        holding.put(turn.messageId(), noted);
      } else if (turn.event() == StayEvent.ADMITTED) {
        admittedAt = null;
      }
    }

    @Nullable OffsetDateTime endedAt() {
      return holding.values().stream()
          .filter(noted -> noted.turn().event().endsTheStay())
          .reduce((first, last) -> last)
          .flatMap(noted -> noted.times().endedAt())
          .orElse(null);
    }

    String knowledge() {
      return admittedAt + " to " + endedAt();
    }
  }
}

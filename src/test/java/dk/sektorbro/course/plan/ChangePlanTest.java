package dk.sektorbro.course.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.Citizen;
import dk.sektorbro.exchange.content.PlanPart;
import dk.sektorbro.exchange.content.PlanPart.Goal;
import dk.sektorbro.exchange.content.PlanPart.Stage;
import dk.sektorbro.exchange.content.PlanPart.Voice;
import dk.sektorbro.exchange.content.PlanPart.WeekLimit;
import dk.sektorbro.participant.Sector;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two sectors write in one plan. A failure names its seed. */
class ChangePlanTest {

  private static final CitizenKey BRUNO = new CitizenKey("ab".repeat(32));
  private static final Citizen NAMED = new Citizen(CitizenId.cpr("2509479989"), "Bruno", "Elmer");
  private static final PartyId JOBCENTRE = new PartyId("99999011000016001");
  private static final PartyId PSYCHIATRY = new PartyId("99999021000016005");
  private static final int PLANS = 5_000;

  private final MemoryPlanBook book = new MemoryPlanBook();
  private final ChangePlan changePlan =
      new ChangePlan(
          book,
          party -> party.equals(JOBCENTRE) ? Sector.JOBCENTRE : Sector.PSYCHIATRY,
          Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC));

  private static final Predicate<Wording> ALL = wording -> true;
  private static final Predicate<Wording> NONE = wording -> false;

  private static Predicate<Wording> and(PartyId own, Predicate<Wording> others) {
    return wording -> wording.by().equals(own) || others.test(wording);
  }

  private PlanLog log() {
    return book.planOf(BRUNO)
        .map(plan -> PlanLog.of(book.changes(plan)))
        .orElseGet(() -> new PlanLog(List.of()));
  }

  private Map<String, List<Wording>> seen(PartyId by, Predicate<Wording> others) {
    return log().standing(and(by, others));
  }

  private String version(PartyId by, Predicate<Wording> others) {
    return PlanLog.version(seen(by, others));
  }

  private void writes(PartyId by, String basedOn, Predicate<Wording> others, PlanPart... parts) {
    var unused =
        changePlan.handle(
            BRUNO,
            new ChangePlan.Wish(by, NAMED, Optional.of(basedOn), List.of(parts), Set.of()),
            others);
  }

  private static Goal goal(int number, String words) {
    return new Goal(RandomPlans.id(number), Voice.CITIZEN, words, Stage.UNDER_WAY);
  }

  private static Goal professional(int number, String words) {
    return new Goal(RandomPlans.id(number), Voice.PROFESSIONAL, words, Stage.UNDER_WAY);
  }

  private static List<String> words(List<Wording> wordings) {
    return wordings.stream().map(wording -> ((Goal) wording.part()).words()).toList();
  }

  private List<String> wordsOf(PartyId by, Predicate<Wording> others, int part) {
    return words(seen(by, others).getOrDefault(RandomPlans.id(part), List.of()));
  }

  @Test
  void changesToDifferentPartsAreMerged() {
    writes(JOBCENTRE, version(JOBCENTRE, ALL), ALL, goal(1, "work"), goal(2, "sleep"));
    String both = version(JOBCENTRE, ALL);

    writes(JOBCENTRE, both, ALL, goal(1, "work at the workshop"));
    writes(PSYCHIATRY, both, ALL, goal(2, "sleep at night"));

    assertThat(wordsOf(JOBCENTRE, ALL, 1)).containsExactly("work at the workshop");
    assertThat(wordsOf(PSYCHIATRY, ALL, 2)).containsExactly("sleep at night");
  }

  /** What the latest change says of the part. */
  private void isErased(int part) {
    UUID plan = book.planOf(BRUNO).orElseThrow();
    book.put(plan, book.changes(plan).getLast().erasing(RandomPlans.id(part)));
  }

  @Test
  void anErasedWordIsSeenByNobodyAndNoOlderOneOfItsWriterStandsInItsPlace() {
    writes(JOBCENTRE, version(JOBCENTRE, ALL), ALL, professional(1, "work"), goal(2, "sleep"));
    writes(JOBCENTRE, version(JOBCENTRE, ALL), ALL, professional(1, "wrong"), goal(2, "wrong"));
    String before = version(JOBCENTRE, ALL);

    isErased(1);

    assertThat(wordsOf(JOBCENTRE, ALL, 1)).isEmpty();
    assertThat(wordsOf(PSYCHIATRY, ALL, 1)).isEmpty();
    assertThat(wordsOf(PSYCHIATRY, ALL, 2)).containsExactly("wrong");
    assertThat(log().wordings()).hasSize(4).filteredOn(Wording::erased).hasSize(1);
    assertThat(
            catchThrowableOfType(
                    Refused.class, () -> writes(JOBCENTRE, before, ALL, professional(1, "wrong")))
                .code())
        .isEqualTo(RefusalCode.VERSION_UNKNOWN);
  }

  @Test
  void theErasedWordOfAnotherDoesNotStandInTheWayOfTheCitizensWords() {
    writes(JOBCENTRE, version(JOBCENTRE, ALL), ALL, goal(1, "work"));
    writes(PSYCHIATRY, version(PSYCHIATRY, ALL), ALL, goal(1, "of another person"));

    isErased(1);

    assertThat(wordsOf(JOBCENTRE, ALL, 1)).containsExactly("work");
    writes(JOBCENTRE, version(JOBCENTRE, ALL), ALL, goal(1, "work a little"));
    assertThat(wordsOf(PSYCHIATRY, ALL, 1)).containsExactly("work a little");
  }

  @Test
  void changesToOnePartAreBothShownUntilSomebodySettlesThem() {
    writes(JOBCENTRE, version(JOBCENTRE, ALL), ALL, goal(1, "work"));
    String both = version(JOBCENTRE, ALL);
    writes(JOBCENTRE, both, ALL, goal(1, "work at the workshop"));
    writes(PSYCHIATRY, both, ALL, goal(1, "work a little"));

    assertThat(wordsOf(JOBCENTRE, ALL, 1)).containsExactly("work at the workshop", "work a little");
    assertThat(wordsOf(PSYCHIATRY, ALL, 1)).isEqualTo(wordsOf(JOBCENTRE, ALL, 1));

    String conflict = version(PSYCHIATRY, ALL);
    writes(PSYCHIATRY, conflict, ALL, goal(1, "work at the workshop"), goal(1, "work a little"));
    assertThat(wordsOf(JOBCENTRE, ALL, 1)).hasSize(2);
    writes(PSYCHIATRY, conflict, ALL, goal(1, "work at the workshop"));

    assertThat(wordsOf(JOBCENTRE, ALL, 1)).containsExactly("work at the workshop");
  }

  @Test
  void aPartThatIsLeftOutOrComesAsItWasShownStays() {
    writes(JOBCENTRE, version(JOBCENTRE, ALL), ALL, goal(1, "work"), goal(2, "sleep"));
    String before = version(JOBCENTRE, ALL);

    writes(PSYCHIATRY, before, ALL, goal(1, "work"));

    assertThat(version(JOBCENTRE, ALL)).isEqualTo(before);
  }

  @Test
  void theSameChangeAgainChangesNothing() {
    String before = version(JOBCENTRE, ALL);
    writes(JOBCENTRE, before, ALL, goal(1, "work"));
    String after = version(JOBCENTRE, ALL);

    writes(JOBCENTRE, before, ALL, goal(1, "work"));
    var unused =
        changePlan.handle(
            BRUNO,
            new ChangePlan.Wish(
                JOBCENTRE, NAMED, Optional.empty(), List.of(goal(1, "work")), Set.of()),
            ALL);

    assertThat(version(JOBCENTRE, ALL)).isEqualTo(after);
    assertThat(log().latest()).isEqualTo(1);
  }

  @Test
  void nobodyWritesTheProfessionalsOfAnotherParty() {
    writes(JOBCENTRE, version(JOBCENTRE, ALL), ALL, professional(1, "a placement"));

    Refused refused =
        catchThrowableOfType(
            Refused.class,
            () ->
                writes(
                    PSYCHIATRY,
                    version(PSYCHIATRY, ALL),
                    ALL,
                    goal(2, "sleep"),
                    professional(1, "no placement")));

    assertThat(refused.code()).isEqualTo(RefusalCode.SENDER_INCAPABLE);
    assertThat(refused.refusals().getFirst().location()).isEqualTo("parts[1]");
    assertThat(seen(PSYCHIATRY, ALL)).hasSize(1);
  }

  @Test
  void whatIsNotSeenLeavesNoTrace() {
    writes(JOBCENTRE, version(JOBCENTRE, NONE), NONE, goal(1, "work"));
    String before = version(JOBCENTRE, NONE);
    writes(PSYCHIATRY, version(PSYCHIATRY, ALL), ALL, goal(1, "work a little"), goal(2, "sleep"));

    assertThat(version(JOBCENTRE, NONE)).isEqualTo(before);
    assertThat(wordsOf(JOBCENTRE, NONE, 1)).containsExactly("work");

    writes(JOBCENTRE, before, NONE, goal(1, "work at the workshop"));

    assertThat(wordsOf(JOBCENTRE, NONE, 1)).containsExactly("work at the workshop");
    assertThat(wordsOf(PSYCHIATRY, ALL, 1))
        .containsExactly("work a little", "work at the workshop");
  }

  @Test
  void anOlderWordOfTheSamePartyIsNotShownInThePlaceOfANewerOne() {
    writes(PSYCHIATRY, version(PSYCHIATRY, NONE), NONE, professional(1, "groups"));
    writes(PSYCHIATRY, version(PSYCHIATRY, NONE), NONE, professional(1, "treatment of misuse"));

    assertThat(wordsOf(JOBCENTRE, wording -> wording.number() == 1, 1)).isEmpty();
  }

  @Test
  void aVersionThatCanNoLongerBeSeenIsRefused() {
    writes(PSYCHIATRY, version(PSYCHIATRY, ALL), ALL, goal(1, "sleep"));
    String whileItWasSeen = version(JOBCENTRE, ALL);

    Refused refused =
        catchThrowableOfType(
            Refused.class, () -> writes(JOBCENTRE, whileItWasSeen, NONE, goal(2, "work")));

    assertThat(refused.code()).isEqualTo(RefusalCode.VERSION_UNKNOWN);
  }

  @Test
  void howMuchIsWrittenOutOfSightMakesNoVersionTooOld() {
    writes(JOBCENTRE, version(JOBCENTRE, NONE), NONE, goal(1, "work"));
    String first = version(JOBCENTRE, NONE);
    writes(JOBCENTRE, first, NONE, goal(2, "sleep"));
    for (int i = 0; i < 250; i++) {
      writes(PSYCHIATRY, version(PSYCHIATRY, NONE), NONE, professional(3, "group " + i));
    }

    writes(JOBCENTRE, first, NONE, goal(1, "work a little"));

    assertThat(wordsOf(JOBCENTRE, NONE, 1)).containsExactly("work a little");
  }

  @Test
  void aPartyWritesSoManyWordingsAndNoMoreWhateverOthersWrite() {
    for (int i = 0; i < 12; i++) {
      writes(JOBCENTRE, version(JOBCENTRE, ALL), ALL, manyGoals("words " + i));
    }

    Refused refused =
        catchThrowableOfType(
            Refused.class,
            () -> writes(JOBCENTRE, version(JOBCENTRE, ALL), ALL, manyGoals("more words")));

    assertThat(refused.code()).isEqualTo(RefusalCode.TOO_LARGE);
    writes(PSYCHIATRY, version(PSYCHIATRY, NONE), NONE, manyOthers());
    assertThat(seen(PSYCHIATRY, NONE)).hasSize(200);
  }

  private static PlanPart[] manyOthers() {
    return IntStream.range(1_000, 1_200).mapToObj(i -> goal(i, "words")).toArray(PlanPart[]::new);
  }

  @Test
  void whateverChangesWhatSomebodySeesIsNewsToThemAndNothingElse() {
    writes(PSYCHIATRY, version(PSYCHIATRY, NONE), NONE, professional(1, "groups"));
    writes(PSYCHIATRY, version(PSYCHIATRY, NONE), NONE, professional(1, "treatment of misuse"));
    writes(PSYCHIATRY, version(PSYCHIATRY, NONE), NONE, professional(1, "more treatment"));
    writes(PSYCHIATRY, version(PSYCHIATRY, NONE), NONE, professional(2, "sleep"));
    Predicate<Wording> withoutTreatment =
        wording -> !((Goal) wording.part()).words().contains("treatment");

    assertThat(IntStream.rangeClosed(1, 4).filter(number -> log().isNews(number, withoutTreatment)))
        .as("that the groups no longer stand is news, once")
        .containsExactly(1, 2, 4);
  }

  @Test
  void theLimitOfTheWeekIsOfThePlanAndAnybodyWritesIt() {
    writes(JOBCENTRE, version(JOBCENTRE, NONE), NONE, hours(20));
    assertThat(limits(PSYCHIATRY, NONE)).isEmpty();

    writes(PSYCHIATRY, version(PSYCHIATRY, NONE), NONE, hours(15));

    assertThat(limits(PSYCHIATRY, NONE)).containsExactly(hours(15));
    assertThat(limits(JOBCENTRE, NONE)).containsExactly(hours(20));
    assertThat(limits(JOBCENTRE, ALL)).containsExactly(hours(20), hours(15));

    writes(JOBCENTRE, version(JOBCENTRE, ALL), ALL, hours(18));

    assertThat(limits(PSYCHIATRY, ALL)).containsExactly(hours(18));
    Refused refused =
        catchThrowableOfType(
            Refused.class,
            () ->
                writes(
                    JOBCENTRE,
                    version(JOBCENTRE, ALL),
                    ALL,
                    new Goal(WeekLimit.ID, Voice.CITIZEN, "less", Stage.UNDER_WAY)));
    assertThat(refused.refusals().getFirst().location()).isEqualTo("parts[0]");
  }

  private static WeekLimit hours(int hours) {
    return new WeekLimit(Duration.ofHours(hours));
  }

  private List<PlanPart> limits(PartyId by, Predicate<Wording> others) {
    return seen(by, others).getOrDefault(WeekLimit.ID, List.of()).stream()
        .map(Wording::part)
        .toList();
  }

  private static PlanPart[] manyGoals(String words) {
    return IntStream.range(0, 200).mapToObj(i -> goal(i, words)).toArray(PlanPart[]::new);
  }

  @Test
  void anIdThatSomebodyElseUsesIsRefused() {
    writes(PSYCHIATRY, version(PSYCHIATRY, ALL), ALL, goal(1, "sleep"));

    Refused refused =
        catchThrowableOfType(
            Refused.class,
            () -> writes(JOBCENTRE, version(JOBCENTRE, NONE), NONE, goal(1, "work")));

    assertThat(refused.code()).isEqualTo(RefusalCode.ID_REUSED);
  }

  @Test
  void noWordIsEverReplacedByOneWhoseWriterHadNotSeenIt() {
    for (long seed = 0; seed < PLANS; seed++) {
      RandomPlans random = new RandomPlans(seed);
      ChangePlanTest world = new ChangePlanTest();
      Set<UUID> hidden = new HashSet<>();
      List<Shown> shown = new ArrayList<>();
      int steps = 2 + random.below(8);
      for (int i = 0; i < steps; i++) {
        PartyId by = random.below(2) == 0 ? JOBCENTRE : PSYCHIATRY;
        Predicate<Wording> sees = wording -> !hidden.contains(wording.id());
        Map<String, List<Wording>> standing = world.seen(by, sees);
        shown.add(new Shown(by, PlanLog.version(standing), ids(standing)));
        Shown base = shown.get(random.below(shown.size()));
        world.writesWhereItMay(base, sees, random.goal(random.below(4)));
        world.log().wordings().stream()
            .filter(wording -> random.below(6) == 0)
            .forEach(wording -> hidden.add(wording.id()));
      }
      world.nothingWasLost("seed " + seed, shown);
    }
  }

  /** What a party was shown under that version. */
  private record Shown(PartyId by, String version, Set<UUID> wordings) {}

  private static Set<UUID> ids(Map<String, List<Wording>> standing) {
    return standing.values().stream()
        .flatMap(List::stream)
        .map(Wording::id)
        .collect(Collectors.toSet());
  }

  private void writesWhereItMay(Shown base, Predicate<Wording> sees, PlanPart part) {
    try {
      writes(base.by(), base.version(), sees, part);
    } catch (Refused refused) {
      assertThat(refused.code()).isIn(RefusalCode.VERSION_UNKNOWN, RefusalCode.ID_REUSED);
    }
  }

  private void nothingWasLost(String seed, List<Shown> shown) {
    List<Wording> all = log().wordings();
    Set<UUID> standing = ids(log().standing(ALL));
    for (Wording wording : all) {
      List<Wording> over =
          all.stream().filter(later -> later.over().contains(wording.id())).toList();
      assertThat(over.isEmpty()).as(seed).isEqualTo(standing.contains(wording.id()));
      for (Wording later : over) {
        assertThat(shown)
            .as(seed)
            .anyMatch(
                look -> look.by().equals(later.by()) && look.wordings().containsAll(later.over()));
      }
    }
  }

  @Test
  void theOrderOfChangesThatDoNotKnowOfEachOtherMakesNoDifference() {
    for (long seed = 0; seed < PLANS; seed++) {
      RandomPlans random = new RandomPlans(seed);
      List<PlanPart> start = List.of(random.goal(0), random.goal(1), random.goal(2));
      PlanPart one = random.goal(random.below(4));
      PlanPart other = random.goal(random.below(4));

      assertThat(after(start, JOBCENTRE, one, PSYCHIATRY, other))
          .as("seed %d", seed)
          .isEqualTo(after(start, PSYCHIATRY, other, JOBCENTRE, one));
    }
  }

  private static Map<String, Set<PlanPart>> after(
      List<PlanPart> start, PartyId first, PlanPart one, PartyId second, PlanPart other) {
    ChangePlanTest world = new ChangePlanTest();
    world.writes(first, world.version(first, ALL), ALL, start.toArray(PlanPart[]::new));
    String base = world.version(first, ALL);
    world.writes(first, base, ALL, one);
    try {
      world.writes(second, base, ALL, other);
    } catch (Refused sameNewId) {
      assertThat(sameNewId.code()).isEqualTo(RefusalCode.ID_REUSED);
      return Map.of();
    }
    return world.seen(first, ALL).entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> entry.getValue().stream().map(Wording::part).collect(Collectors.toSet())));
  }
}

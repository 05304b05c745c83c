package dk.sektorbro.course.plan;

import dk.sektorbro.exchange.content.PlanPart;
import dk.sektorbro.exchange.content.PlanPart.Activity;
import dk.sektorbro.exchange.content.PlanPart.Goal;
import dk.sektorbro.exchange.content.PlanPart.Kind;
import dk.sektorbro.exchange.content.PlanPart.Stage;
import dk.sektorbro.exchange.content.PlanPart.Voice;
import dk.sektorbro.exchange.content.PlanPart.Weekly;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Parts from a small world, so that they meet often. The same seed makes the same parts. */
final class RandomPlans {

  private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

  private final Random random;

  RandomPlans(long seed) {
    this.random = new Random(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** The id of the part with that number. */
  static String id(int number) {
    return "00000000-0000-4000-8000-%012d".formatted(number);
  }

  /** In the citizen's words, which anybody may write. */
  PlanPart goal(int number) {
    return new Goal(id(number), Voice.CITIZEN, "words " + random.nextInt(50), Stage.UNDER_WAY);
  }

  Activity activity(String id) {
    LocalDate first = MONDAY.plusDays(random.nextInt(30));
    return new Activity(
        id,
        Kind.values()[random.nextInt(3)],
        "words",
        "somebody",
        first,
        first.plusDays(random.nextInt(30)),
        weekly(),
        Stage.values()[random.nextInt(Stage.values().length)]);
  }

  private Optional<Weekly> weekly() {
    Duration each = Duration.ofMinutes(30 + 30L * random.nextInt(9));
    Set<DayOfWeek> days = new HashSet<>();
    int most = random.nextInt(4);
    for (int i = 0; i < most; i++) {
      days.add(DayOfWeek.of(1 + random.nextInt(5)));
    }
    Optional<LocalTime> from =
        days.isEmpty() ? Optional.empty() : Optional.of(LocalTime.of(8 + random.nextInt(8), 0));
    return random.nextInt(4) == 0
        ? Optional.empty()
        : Optional.of(
            new Weekly(days, from, days.isEmpty() ? 1 + random.nextInt(5) : days.size(), each));
  }
}

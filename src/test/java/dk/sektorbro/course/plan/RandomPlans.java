package dk.sektorbro.course.plan;

import dk.sektorbro.course.plan.PlanPart.Activity;
import dk.sektorbro.course.plan.PlanPart.Goal;
import dk.sektorbro.course.plan.PlanPart.Status;
import dk.sektorbro.course.plan.PlanPart.Voice;
import dk.sektorbro.course.plan.PlanPart.WeeklyTime;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Plans from a small world, so that they meet often. The same seed makes the same plans. */
final class RandomPlans {

  private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

  private final Random random;

  RandomPlans(long seed) {
    this.random = new Random(seed);
  }

  Plan any() {
    Map<String, PlanPart> parts = new TreeMap<>();
    int most = random.nextInt(6);
    for (int i = 0; i < most; i++) {
      PlanPart part = part(String.valueOf(random.nextInt(6)));
      parts.put(part.id(), part);
    }
    return new Plan(parts);
  }

  /** The same plan with something added, changed or taken out. */
  Plan changed(Plan plan) {
    Map<String, PlanPart> parts = new TreeMap<>(plan.parts());
    int changes = random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      String id = String.valueOf(random.nextInt(6));
      if (random.nextInt(3) == 0) {
        parts.remove(id);
      } else {
        parts.put(id, part(id));
      }
    }
    return new Plan(parts);
  }

  private PlanPart part(String id) {
    return random.nextInt(3) == 0
        ? new Goal(id, voice(), "words " + random.nextInt(3))
        : activity(id);
  }

  Activity activity(String id) {
    LocalDate first = MONDAY.plusDays(random.nextInt(30));
    return new Activity(
        id,
        voice(),
        "kind-" + random.nextInt(3),
        "words",
        "somebody",
        first,
        first.plusDays(random.nextInt(30)),
        times(),
        Duration.ofHours(random.nextInt(15)),
        Status.values()[random.nextInt(Status.values().length)]);
  }

  private List<WeeklyTime> times() {
    List<WeeklyTime> times = new ArrayList<>();
    int most = random.nextInt(3);
    for (int i = 0; i < most; i++) {
      LocalTime from = LocalTime.of(8 + random.nextInt(8), 0);
      times.add(
          new WeeklyTime(
              DayOfWeek.of(1 + random.nextInt(5)), from, from.plusHours(1 + random.nextInt(3))));
    }
    return times;
  }

  private Voice voice() {
    return Voice.values()[random.nextInt(Voice.values().length)];
  }
}

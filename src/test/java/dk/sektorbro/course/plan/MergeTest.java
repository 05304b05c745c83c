package dk.sektorbro.course.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Two changes to one plan. A failure names its seed; the same seed makes the same plans again. */
class MergeTest {

  private static final int PLANS = 20_000;

  private interface Property {
    void holds(String seed, Plan base, Plan one, Plan other);
  }

  private static void forAnyChanges(Property property) {
    for (long seed = 0; seed < PLANS; seed++) {
      RandomPlans plans = new RandomPlans(seed);
      Plan base = plans.any();
      property.holds("seed " + seed, base, plans.changed(base), plans.changed(base));
    }
  }

  @Test
  void aChangeThatIsAloneStandsAsItIs() {
    forAnyChanges(
        (seed, base, one, other) -> {
          assertThat(Merge.of(base, base, one)).as(seed).isEqualTo(new Merge(one, List.of()));
          assertThat(Merge.of(base, one, base)).as(seed).isEqualTo(new Merge(one, List.of()));
          assertThat(Merge.of(base, one, one)).as(seed).isEqualTo(new Merge(one, List.of()));
        });
  }

  @Test
  void noWordIsLost() {
    forAnyChanges(
        (seed, base, standing, proposed) -> {
          Merge merge = Merge.of(base, standing, proposed);
          for (String id : ids(base, standing, proposed)) {
            Optional<Merge.Conflict> conflict =
                merge.conflicts().stream().filter(each -> each.part().equals(id)).findFirst();
            if (!standing.part(id).equals(base.part(id))) {
              assertThat(merge.plan().part(id)).as(seed).isEqualTo(standing.part(id));
            }
            if (!proposed.part(id).equals(base.part(id))) {
              assertThat(conflict.map(Merge.Conflict::proposed).orElse(merge.plan().part(id)))
                  .as(seed)
                  .isEqualTo(proposed.part(id));
            }
          }
        });
  }

  @Test
  void theOrderMattersOnlyForWhatBothTouched() {
    forAnyChanges(
        (seed, base, one, other) -> {
          Merge merge = Merge.of(base, one, other);
          Merge reversed = Merge.of(base, other, one);
          Set<String> inConflict =
              merge.conflicts().stream().map(Merge.Conflict::part).collect(Collectors.toSet());
          assertThat(reversed.conflicts())
              .as(seed)
              .extracting(Merge.Conflict::part)
              .containsExactlyElementsOf(
                  merge.conflicts().stream().map(Merge.Conflict::part).toList());
          for (String id : ids(base, one, other)) {
            if (!inConflict.contains(id)) {
              assertThat(reversed.plan().part(id)).as(seed).isEqualTo(merge.plan().part(id));
            }
          }
        });
  }

  private static Set<String> ids(Plan... plans) {
    Set<String> ids = new HashSet<>();
    for (Plan plan : plans) {
      ids.addAll(plan.parts().keySet());
    }
    return ids;
  }
}

package dk.sektorbro.course.plan;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A plan as it is at one moment: its parts by id. */
public record Plan(Map<String, PlanPart> parts) {

  public static final Plan EMPTY = new Plan(Map.of());

  public Plan {
    SortedMap<String, PlanPart> byId = new TreeMap<>(parts);
    byId.forEach(
        (id, part) -> {
          if (!part.id().equals(id)) {
            throw new IllegalArgumentException("A part lies under another id than its own");
          }
        });
    parts = Map.copyOf(byId);
  }

  public static Plan of(Collection<? extends PlanPart> parts) {
    Map<String, PlanPart> byId = new TreeMap<>();
    for (PlanPart part : parts) {
      if (byId.put(part.id(), part) != null) {
        throw new IllegalArgumentException("Two parts have one id");
      }
    }
    return new Plan(byId);
  }

  Optional<PlanPart> part(String id) {
    return Optional.ofNullable(parts.get(id));
  }

  Stream<PlanPart.Activity> activities() {
    return parts.values().stream()
        .filter(PlanPart.Activity.class::isInstance)
        .map(PlanPart.Activity.class::cast);
  }
}

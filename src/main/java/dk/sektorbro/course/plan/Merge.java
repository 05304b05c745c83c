package dk.sektorbro.course.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Two changes to one plan, made without knowing of each other, as one. What only one of them
 * touched is taken from it; what both touched and left different is a conflict, and neither word is
 * lost: what stands stays, and what was proposed is in the conflict for both to see.
 *
 * @param plan what is now
 * @param conflicts by id of the part
 */
public record Merge(Plan plan, List<Conflict> conflicts) {

  /**
   * Both changed the same part, each its own way. Empty: it is not there, or taken out.
   *
   * @param before as both knew it
   * @param standing what stands meanwhile
   * @param proposed what came second
   */
  public record Conflict(
      String part,
      Optional<PlanPart> before,
      Optional<PlanPart> standing,
      Optional<PlanPart> proposed) {}

  /**
   * @param base the version that the proposal was made from
   * @param standing the version that stands
   * @param proposed the whole plan as it is proposed
   */
  public static Merge of(Plan base, Plan standing, Plan proposed) {
    Map<String, PlanPart> merged = new TreeMap<>();
    List<Conflict> conflicts = new ArrayList<>();
    for (String id : ids(base, standing, proposed)) {
      Optional<PlanPart> before = base.part(id);
      Optional<PlanPart> stands = standing.part(id);
      Optional<PlanPart> wanted = proposed.part(id);
      Optional<PlanPart> now = stands;
      if (stands.equals(before)) {
        now = wanted;
      } else if (!wanted.equals(before) && !wanted.equals(stands)) {
        conflicts.add(new Conflict(id, before, stands, wanted));
      }
      now.ifPresent(part -> merged.put(id, part));
    }
    return new Merge(new Plan(merged), List.copyOf(conflicts));
  }

  private static SortedSet<String> ids(Plan... plans) {
    SortedSet<String> ids = new TreeSet<>();
    for (Plan plan : plans) {
      ids.addAll(plan.parts().keySet());
    }
    return ids;
  }
}

package dk.sektorbro.delivery;

import dk.sektorbro.course.plan.Overlaps;
import dk.sektorbro.course.plan.Wording;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.content.Citizen;
import dk.sektorbro.exchange.content.PlanOverlap;
import dk.sektorbro.exchange.content.PlanPart;
import dk.sektorbro.exchange.content.PlanSeen;
import dk.sektorbro.exchange.content.PlanSeen.Said;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Says what stands of a plan, with what is in conflict and what overlaps. */
final class PlanViews {

  private final Overlaps overlaps;

  PlanViews(Overlaps overlaps) {
    this.overlaps = overlaps;
  }

  /**
   * @param standing by the part's id
   * @param of the wordings that it is about: a part is told where one of them is worded so, and an
   *     overlap where one of them overlaps
   * @param at the moment at which it stands so
   */
  PlanSeen seen(
      Citizen citizen, Map<String, List<Wording>> standing, Predicate<Wording> of, Instant at) {
    List<Said> said = new ArrayList<>();
    Set<String> about = new HashSet<>();
    standing.forEach(
        (id, wordings) -> {
          if (wordings.stream().anyMatch(of)) {
            about.add(id);
            said.addAll(said(wordings));
          }
        });
    Collection<Wording> all = standing.values().stream().flatMap(List::stream).toList();
    List<PlanOverlap> found =
        overlaps.in(all, LocalDate.ofInstant(at, DanishTime.ZONE)).stream()
            .filter(overlap -> concerns(overlap, about))
            .toList();
    return new PlanSeen(citizen, said, found);
  }

  private static boolean concerns(PlanOverlap overlap, Set<String> parts) {
    boolean ofItsLimit =
        overlap.kind() == PlanOverlap.Kind.TOO_MUCH && parts.contains(PlanPart.WeekLimit.ID);
    return ofItsLimit || overlap.activities().stream().anyMatch(parts::contains);
  }

  /** Two that say the same are one. */
  private static List<Said> said(List<Wording> wordings) {
    List<Said> said = new ArrayList<>();
    Set<PlanPart> told = new HashSet<>();
    for (Wording wording : wordings) {
      if (told.add(wording.part())) {
        said.add(PlanSight.said(wording, !said.isEmpty()));
      }
    }
    return said;
  }
}

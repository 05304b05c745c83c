package dk.sektorbro.course.plan;

import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.content.PlanPart;
import dk.sektorbro.exchange.content.PlanPart.Voice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Everything that was ever written in a plan, in the order it came. Each wording names those it was
 * written over, so what stands is what nothing was written over: one wording of a part, or several
 * where their writers did not see each other's. No wording is lost, and in which order two changes
 * came that did not know of each other makes no difference to what stands.
 *
 * <p>What stands is told for somebody who sees some of the wordings. One that they do not see takes
 * the place of none that they do, unless its own writer put it there: whoever may not hear the
 * professionals' newer word is not shown their older one as if it stood, and keeps their own. One
 * that is erased nobody sees.
 */
public final class PlanLog {

  /** How many versions back, of those that the reader could see, one is looked for. */
  private static final int REMEMBERED = 200;

  private final List<Wording> wordings;
  private final Map<UUID, Wording> byId = new HashMap<>();
  private final Map<UUID, Set<UUID>> under = new HashMap<>();

  /**
   * @param wordings by ascending number
   */
  public PlanLog(Collection<Wording> wordings) {
    this.wordings = List.copyOf(wordings);
    for (Wording wording : this.wordings) {
      byId.put(wording.id(), wording);
      Set<UUID> all = new HashSet<>(wording.over());
      wording.over().forEach(below -> all.addAll(under.getOrDefault(below, Set.of())));
      under.put(wording.id(), all);
    }
  }

  /** The log of these changes, by ascending number. */
  public static PlanLog of(Collection<Change> changes) {
    return new PlanLog(changes.stream().flatMap(change -> change.wordings().stream()).toList());
  }

  public List<Wording> wordings() {
    return wordings;
  }

  /** As it was after that change. */
  public PlanLog upTo(int number) {
    return new PlanLog(wordings.stream().filter(wording -> wording.number() <= number).toList());
  }

  public int latest() {
    return wordings.isEmpty() ? 0 : wordings.getLast().number();
  }

  /** What stands of each part, by its id; of one that is in conflict, the first written first. */
  public Map<String, List<Wording>> standing(Predicate<Wording> seen) {
    return standing(seen, latest());
  }

  /** The same after the change of that number. */
  Map<String, List<Wording>> standing(Predicate<Wording> allowed, int number) {
    Predicate<Wording> seen = legible(allowed);
    List<Wording> then = wordings.stream().filter(each -> each.number() <= number).toList();
    Map<String, List<Wording>> standing = new TreeMap<>();
    Set<UUID> replaced = new HashSet<>();
    for (Wording wording : then) {
      boolean isSeen = seen.test(wording);
      under.getOrDefault(wording.id(), Set.of()).stream()
          .filter(below -> isSeen || isTakenBackBy(wording, below))
          .forEach(replaced::add);
    }
    for (Wording wording : then) {
      if (!replaced.contains(wording.id()) && seen.test(wording)) {
        standing.computeIfAbsent(wording.part().id(), id -> new ArrayList<>()).add(wording);
      }
    }
    return standing;
  }

  private static Predicate<Wording> legible(Predicate<Wording> allowed) {
    return wording -> !wording.erased() && allowed.test(wording);
  }

  /** A professional's part only its own writer writes, or whoever follows on them. */
  private boolean isTakenBackBy(Wording wording, UUID below) {
    Wording found = byId.get(below);
    return found != null
        && (found.by().equals(wording.by()) || found.part().voice() == Voice.PROFESSIONAL);
  }

  /**
   * A name for exactly these wordings, so that whoever changes the plan can say what they saw. It
   * tells nothing of what they did not see, not even how much it is. 64 hex digits.
   */
  public static String version(Map<String, List<Wording>> standing) {
    String ids =
        standing.values().stream()
            .flatMap(List::stream)
            .map(wording -> wording.id().toString())
            .sorted()
            .collect(Collectors.joining(" "));
    return Digest.over(ids.getBytes(StandardCharsets.UTF_8)).text().replaceFirst("^sha-256:", "");
  }

  /**
   * After which of the latest changes the plan was so for somebody who sees these; empty where it
   * never was, or too long ago. Changes that they do not see do not make it longer ago.
   */
  OptionalInt numberOf(String version, Predicate<Wording> seen) {
    Set<String> passed = new HashSet<>();
    PrimitiveIterator.OfInt back = visibleChanges(seen).iterator();
    while (back.hasNext() && passed.size() <= REMEMBERED) {
      int number = back.nextInt();
      String then = version(standing(seen, number));
      if (then.equals(version)) {
        return OptionalInt.of(number);
      }
      passed.add(then);
    }
    return OptionalInt.empty();
  }

  /** The latest first, and 0 last; after any other the plan was for them as before it. */
  private IntStream visibleChanges(Predicate<Wording> allowed) {
    Predicate<Wording> seen = legible(allowed);
    return IntStream.concat(
            IntStream.of(0),
            wordings.stream()
                .filter(wording -> seen.test(wording) || hides(wording, seen))
                .mapToInt(Wording::number))
        .distinct()
        .boxed()
        .sorted(Comparator.reverseOrder())
        .mapToInt(Integer::intValue);
  }

  /**
   * Whether the plan is another after the change of that number than before it, for somebody who
   * sees these: something new stands, or something that they saw no longer does.
   */
  public boolean isNews(int number, Predicate<Wording> allowed) {
    Predicate<Wording> seen = legible(allowed);
    return wordings.stream()
            .filter(wording -> wording.number() == number)
            .anyMatch(wording -> seen.test(wording) || hides(wording, seen))
        && !version(standing(seen, number)).equals(version(standing(seen, number - 1)));
  }

  /** Whether one that is not seen may have taken the place of its own writer's that was. */
  private boolean hides(Wording wording, Predicate<Wording> seen) {
    return under.getOrDefault(wording.id(), Set.of()).stream()
        .filter(below -> isTakenBackBy(wording, below))
        .map(byId::get)
        .anyMatch(below -> below != null && seen.test(below));
  }

  boolean knows(String part) {
    return wordings.stream().anyMatch(wording -> wording.part().id().equals(part));
  }

  /** The same wordings of a part as one group; the order of the first of each is kept. */
  static Map<String, List<PlanPart>> byId(List<PlanPart> parts) {
    Map<String, List<PlanPart>> grouped = new LinkedHashMap<>();
    parts.forEach(part -> grouped.computeIfAbsent(part.id(), id -> new ArrayList<>()).add(part));
    return grouped;
  }
}

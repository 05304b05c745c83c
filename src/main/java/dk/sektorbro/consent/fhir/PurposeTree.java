package dk.sektorbro.consent.fhir;

import dk.sektorbro.consent.Code;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which purpose is within which, surely or perhaps, as configuration lists them. */
final class PurposeTree {

  private final Map<Code, Set<Code>> surelyWithin = new LinkedHashMap<>();
  private final Map<Code, Set<Code>> maybeWithin = new HashMap<>();

  void add(Code purpose) {
    surelyWithin.computeIfAbsent(purpose, key -> new LinkedHashSet<>());
  }

  boolean has(Code purpose) {
    return surelyWithin.containsKey(purpose);
  }

  void within(Code purpose, Code wider) {
    surelyWithin.computeIfAbsent(purpose, key -> new LinkedHashSet<>()).add(wider);
  }

  void maybeWithin(Code purpose, Code wider) {
    maybeWithin.computeIfAbsent(purpose, key -> new LinkedHashSet<>()).add(wider);
  }

  /** Each purpose with what a permission to it permits. */
  Map<Code, Set<Code>> permitted() {
    return takenIn(false);
  }

  /** Each purpose with what a refusal of it may mean. */
  Map<Code, Set<Code>> refused() {
    return takenIn(true);
  }

  private Map<Code, Set<Code>> takenIn(boolean maybe) {
    Map<Code, Set<Code>> takenIn = new HashMap<>();
    for (Code purpose : surelyWithin.keySet()) {
      Set<Code> seen = new HashSet<>();
      Deque<Code> open = new ArrayDeque<>(Set.of(purpose));
      while (!open.isEmpty()) {
        Code each = open.pop();
        if (seen.add(each)) {
          takenIn.computeIfAbsent(each, key -> new LinkedHashSet<>()).add(purpose);
          open.addAll(surelyWithin.getOrDefault(each, Set.of()));
          if (maybe) {
            open.addAll(maybeWithin.getOrDefault(each, Set.of()));
          }
        }
      }
    }
    return Map.copyOf(takenIn);
  }
}

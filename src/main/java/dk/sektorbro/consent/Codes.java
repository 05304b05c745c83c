package dk.sektorbro.consent;

import java.util.HashSet;
import java.util.Set;

/**
 * A set of codes as a consent names them.
 *
 * @param exact codes that stand for themselves
 * @param prefixes codes that stand for themselves and whatever is narrower
 */
public record Codes(Set<Code> exact, Prefixes prefixes) {

  /** These and the others. */
  public Codes and(Codes others) {
    return new Codes(
        union(exact, others.exact), new Prefixes(union(prefixes.named(), others.prefixes.named())));
  }

  public static Set<Code> union(Set<Code> some, Set<Code> others) {
    Set<Code> all = new HashSet<>(some);
    all.addAll(others);
    return Set.copyOf(all);
  }

  public boolean contains(Code code) {
    return exact.contains(code) || prefixes.takeIn(code);
  }

  /** Whether every code named is of one of these systems. */
  boolean areOf(Set<String> systems) {
    return exact.stream().allMatch(code -> systems.contains(code.system()))
        && prefixes.named().stream().allMatch(code -> systems.contains(code.system()));
  }

  public boolean containsAny(Set<Code> codes) {
    for (Code code : codes) {
      if (contains(code)) {
        return true;
      }
    }
    return false;
  }

  public boolean containsAll(Set<Code> codes) {
    for (Code code : codes) {
      if (!contains(code)) {
        return false;
      }
    }
    return true;
  }
}

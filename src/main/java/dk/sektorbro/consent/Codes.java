package dk.sektorbro.consent;

import java.util.Set;

/**
 * A set of codes as a consent names them.
 *
 * @param exact codes that stand for themselves
 * @param prefixes codes of systems in which a longer code is a narrower concept (SKS, ICD-10)
 */
public record Codes(Set<Code> exact, Set<Code> prefixes) {

  public boolean contains(Code code) {
    if (exact.contains(code)) {
      return true;
    }
    for (Code prefix : prefixes) {
      if (code.code().startsWith(prefix.code()) && prefix.system().equals(code.system())) {
        return true;
      }
    }
    return false;
  }

  /** Whether every code named is of one of these systems. */
  boolean areOf(Set<String> systems) {
    return exact.stream().allMatch(code -> systems.contains(code.system()))
        && prefixes.stream().allMatch(code -> systems.contains(code.system()));
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

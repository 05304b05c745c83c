package dk.sektorbro.consent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Codes of systems in which a longer code is a narrower concept (SKS, ICD-10), each with all that
 * is narrower. One search tells whether they take in a code, however many they are.
 */
public final class Prefixes {

  public static final Prefixes NONE = new Prefixes(Set.of());

  private final Set<Code> named;
  private final Map<String, List<String>> widest;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Prefixes(Set<Code> named) {
    this.named = Set.copyOf(named);
    this.widest = widest(this.named);
  }

  /** Of each system those that are within no other, in order: so only the nearest can take in. */
  private static Map<String, List<String>> widest(Set<Code> named) {
    Map<String, TreeSet<String>> all = new TreeMap<>();
    named.forEach(
        code -> all.computeIfAbsent(code.system(), system -> new TreeSet<>()).add(code.code()));
    Map<String, List<String>> widest = new TreeMap<>();
    all.forEach(
        (system, codes) -> {
          List<String> kept = new ArrayList<>();
          for (String code : codes) {
            if (kept.isEmpty() || !code.startsWith(kept.getLast())) {
              kept.add(code);
            }
          }
          widest.put(system, List.copyOf(kept));
        });
    return Map.copyOf(widest);
  }

  @JsonValue
  public Set<Code> named() {
    return named;
  }

  boolean takeIn(Code code) {
    List<String> codes = widest.get(code.system());
    if (codes == null) {
      return false;
    }
    int place = Collections.binarySearch(codes, code.code());
    return place >= 0 || (place < -1 && code.code().startsWith(codes.get(-place - 2)));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Prefixes prefixes && named.equals(prefixes.named);
  }

  @Override
  public int hashCode() {
    return named.hashCode();
  }

  @Override
  public String toString() {
    return named.toString();
  }
}

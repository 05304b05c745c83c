package dk.sektorbro.consent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Codes of systems in which a longer code is a narrower concept (SKS, ICD-10), each with all that
 * is narrower. Dots are only for reading: Z50.2 is Z502. One search tells whether they take in a
 * code, however many they are.
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

  /** Of each system those that are within no other, in order: so only one can take in. */
  private static Map<String, List<String>> widest(Set<Code> named) {
    Map<String, TreeSet<String>> all = new TreeMap<>();
    named.forEach(
        code ->
            all.computeIfAbsent(code.system(), system -> new TreeSet<>())
                .add(code.code().replace(".", "")));
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
    int first = 0;
    int last = codes.size() - 1;
    while (first <= last) {
      int middle = (first + last) >>> 1;
      int order = order(codes.get(middle), code.code());
      if (order == 0) {
        return true;
      }
      if (order < 0) {
        first = middle + 1;
      } else {
        last = middle - 1;
      }
    }
    return false;
  }

  /** Where the code stands to the prefix, dots not counted; zero where it begins with it. */
  private static int order(String prefix, String code) {
    int place = 0;
    for (int i = 0; i < code.length() && place < prefix.length(); i++) {
      char each = code.charAt(i);
      if (each != '.') {
        if (prefix.charAt(place) != each) {
          return prefix.charAt(place) - each;
        }
        place++;
      }
    }
    return prefix.length() - place;
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

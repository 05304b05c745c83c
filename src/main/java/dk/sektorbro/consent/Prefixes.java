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

  /** Of each system those that are within no other, in order: so only the nearest can take in. */
  private static Map<String, List<String>> widest(Set<Code> named) {
    Map<String, TreeSet<String>> all = new TreeMap<>();
    named.forEach(
        code ->
            all.computeIfAbsent(code.system(), system -> new TreeSet<>(Prefixes::compare))
                .add(code.code()));
    Map<String, List<String>> widest = new TreeMap<>();
    all.forEach(
        (system, codes) -> {
          List<String> kept = new ArrayList<>();
          for (String code : codes) {
            if (kept.isEmpty() || !begins(kept.getLast(), code)) {
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
    int place = Collections.binarySearch(codes, code.code(), Prefixes::compare);
    return place >= 0 || (place < -1 && begins(codes.get(-place - 2), code.code()));
  }

  private static int compare(String one, String other) {
    int i = next(one, 0);
    int j = next(other, 0);
    while (i < one.length() && j < other.length()) {
      int difference = one.charAt(i) - other.charAt(j);
      if (difference != 0) {
        return difference;
      }
      i = next(one, i + 1);
      j = next(other, j + 1);
    }
    return Boolean.compare(i < one.length(), j < other.length());
  }

  private static boolean begins(String prefix, String code) {
    int i = next(prefix, 0);
    int j = next(code, 0);
    while (i < prefix.length() && j < code.length() && prefix.charAt(i) == code.charAt(j)) {
      i = next(prefix, i + 1);
      j = next(code, j + 1);
    }
    return i >= prefix.length();
  }

  /** The first place from here on that is no dot. */
  private static int next(String code, int from) {
    int place = from;
    while (place < code.length() && code.charAt(place) == '.') {
      place++;
    }
    return place;
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

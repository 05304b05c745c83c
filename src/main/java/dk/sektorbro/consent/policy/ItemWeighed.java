package dk.sektorbro.consent.policy;

import dk.sektorbro.consent.Finding;
import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.ShareDecision.Ground;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What all consents together say of one item.
 *
 * @param verdicts one of each consent, in the order they were given
 * @param relied the permissions that it may be shared by; none where it is not shared
 * @param refused whether a refusal is why it is not shared
 */
record ItemWeighed(List<Verdict> verdicts, List<Verdict> relied, boolean refused) {

  static ItemWeighed of(List<Verdict> verdicts, Combining combining) {
    List<Verdict> relied = new ArrayList<>(2);
    boolean refused = false;
    for (Verdict permission : verdicts) {
      if (permission.permits() && stands(permission, verdicts, combining)) {
        relied.add(permission);
      }
      refused |= permission.denies();
    }
    return new ItemWeighed(verdicts, relied, refused && relied.isEmpty());
  }

  private static boolean stands(Verdict permission, List<Verdict> verdicts, Combining combining) {
    for (Verdict other : verdicts) {
      if (other.denies() && other.beats(permission, combining)) {
        return false;
      }
      if (combining.unanimous() && other.withholdsUnanimity(permission)) {
        return false;
      }
    }
    return true;
  }

  boolean shared() {
    return !relied.isEmpty();
  }

  List<Ground> grounds(Combining combining) {
    return grounds(combining, Map.of());
  }

  /** The grounds, each naming the item. */
  List<Ground> grounds(Combining combining, Item item) {
    return grounds(combining, Map.of("item", item.name()));
  }

  private List<Ground> grounds(Combining combining, Map<String, String> more) {
    List<Ground> grounds = new ArrayList<>(verdicts.size());
    for (Verdict verdict : verdicts) {
      boolean outweighed = shared() ? verdict.denies() : verdict.permits();
      Map<String, String> about = verdict.about();
      if (outweighed || !more.isEmpty()) {
        about = new TreeMap<>(about);
        about.putAll(more);
      }
      if (outweighed) {
        about.put("rule", combining.code());
      }
      grounds.add(
          new Ground(
              Optional.of(verdict.policy().id()),
              outweighed ? Finding.OUTWEIGHED : verdict.finding(),
              about));
    }
    return grounds;
  }
}

package dk.sektorbro.consent.fhir;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.CodeSystems;
import dk.sektorbro.consent.Codes;
import dk.sektorbro.consent.Kindred;
import dk.sektorbro.consent.Prefixes;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The code systems in which a longer code is a narrower concept. All of them write the diagnoses of
 * ICD-10, each with letters of its own before them, so that each tells the others' concepts.
 */
public final class Hierarchies {

  /**
   * @param lead what stands before a diagnosis of ICD-10
   * @param category how many characters its categories have
   */
  public record Hierarchy(String system, String lead, int category) {}

  private static final int CATEGORY_OF_ICD_10 = 3;

  private final Map<String, Hierarchy> bySystem = new LinkedHashMap<>();

  public Hierarchies(List<Hierarchy> all) {
    all.forEach(each -> bySystem.put(each.system(), each));
  }

  public Set<String> systems() {
    return Set.copyOf(bySystem.keySet());
  }

  boolean has(String system) {
    return bySystem.containsKey(system);
  }

  /** Whether each is a category or narrower, and not a whole chapter or block. */
  boolean areCategories(Codes codes) {
    return codes.prefixes().named().stream()
        .allMatch(
            code ->
                Optional.ofNullable(bySystem.get(code.system()))
                    .filter(of -> dotless(code.code()).length() >= of.category())
                    .isPresent());
  }

  /** What a refusal by these codes reaches beside them. */
  Kindred kindred(Codes named) {
    Set<Code> same = new HashSet<>(named.prefixes().named());
    named.prefixes().named().forEach(code -> same.addAll(elsewhere(code)));
    Set<Code> broader = new HashSet<>();
    same.forEach(code -> addBroader(code, broader));
    Set<String> told = new HashSet<>();
    same.forEach(code -> told.add(code.system()));
    named.exact().stream()
        .map(Code::system)
        .filter(system -> !CodeSystems.isOfForms(system))
        .forEach(told::add);
    return new Kindred(
        new Codes(named.exact(), new Prefixes(same)), Set.copyOf(broader), Set.copyOf(told));
  }

  /** The same concept in the other systems; of no diagnosis, in those that write as this does. */
  private Set<Code> elsewhere(Code code) {
    Hierarchy from = Optional.ofNullable(bySystem.get(code.system())).orElseThrow();
    boolean isDiagnosis = code.code().startsWith(from.lead());
    Set<Code> same = new HashSet<>();
    for (Hierarchy to : bySystem.values()) {
      if (to.lead().equals(from.lead())) {
        same.add(new Code(to.system(), code.code()));
      } else if (isDiagnosis) {
        same.add(new Code(to.system(), to.lead() + code.code().substring(from.lead().length())));
      }
    }
    return same;
  }

  private static void addBroader(Code code, Set<Code> broader) {
    String whole = dotless(code.code());
    for (int length = 1; length < whole.length(); length++) {
      broader.add(new Code(code.system(), whole.substring(0, length)));
      if (length > CATEGORY_OF_ICD_10) {
        broader.add(
            new Code(
                code.system(),
                whole.substring(0, CATEGORY_OF_ICD_10)
                    + "."
                    + whole.substring(CATEGORY_OF_ICD_10, length)));
      }
    }
  }

  private static String dotless(String code) {
    return code.replace(".", "");
  }
}

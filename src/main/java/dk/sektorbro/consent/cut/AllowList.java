package dk.sektorbro.consent.cut;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.IFhirPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/**
 * The elements of a message that may be shared at all, by FHIRPath from each type of resource. What
 * is not listed is not shared; what is listed is shared with everything below it.
 */
public final class AllowList {

  private static final Set<String> KEPT = Set.of("id", "meta", "text");
  private static final Pattern NAMES = Pattern.compile("[a-zA-Z]+(\\.[a-zA-Z]+)*");

  private final IFhirPath engine;
  private final Map<String, Listed> byType;
  private final Map<String, List<String>> paths;

  private AllowList(IFhirPath engine, Map<String, Listed> byType, Map<String, List<String>> paths) {
    this.engine = engine;
    this.byType = byType;
    this.paths = paths;
  }

  /**
   * What of a type of resource is listed. Most lists name elements and no more, so the engine is
   * asked only where a path says more.
   *
   * @param everything whether all of it is
   * @param names paths that are names of elements
   * @param others paths that say more
   */
  private record Listed(
      boolean everything, List<List<String>> names, List<IFhirPath.IParsedExpression> others) {

    static final Listed NOTHING = new Listed(false, List.of(), List.of());
  }

  /**
   * @param paths FHIRPath expressions from the resource, by its type
   * @throws IllegalArgumentException naming the expression that is none
   */
  public static AllowList of(FhirContext fhir, Map<String, List<String>> paths) {
    IFhirPath engine = fhir.newFhirPath();
    return new AllowList(
        engine,
        paths.entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, entry -> listed(engine, entry.getValue()))),
        new TreeMap<>(paths));
  }

  private static Listed listed(IFhirPath engine, List<String> paths) {
    List<List<String>> names = new ArrayList<>();
    List<IFhirPath.IParsedExpression> others = new ArrayList<>();
    for (String path : paths) {
      IFhirPath.IParsedExpression parsed = parsed(engine, path);
      if (NAMES.matcher(path).matches() && Character.isLowerCase(path.charAt(0))) {
        names.add(Arrays.asList(path.split("\\.", -1)));
      } else {
        others.add(parsed);
      }
    }
    return new Listed(paths.contains("children()"), names, others);
  }

  private static IFhirPath.IParsedExpression parsed(IFhirPath engine, String path) {
    try {
      return engine.parse(path);
    } catch (Exception e) { // the engine's own kinds are many
      throw new IllegalArgumentException("'" + path + "' is no FHIRPath expression", e);
    }
  }

  /** Whether it lists an element of a type of resource, by name or with all others. */
  public boolean lists(String type, String element) {
    Listed list = byType.getOrDefault(type, Listed.NOTHING);
    return list.everything()
        || list.names().stream().anyMatch(names -> names.getFirst().equals(element));
  }

  /** Whether it leaves anything out of a resource that it lists. */
  public boolean cuts() {
    return byType.values().stream().anyMatch(list -> !list.everything());
  }

  /** The types of resource in order, each with its elements where not all of them are listed. */
  @Override
  public String toString() {
    return paths.entrySet().stream()
        .map(
            entry ->
                byType.getOrDefault(entry.getKey(), Listed.NOTHING).everything()
                    ? entry.getKey()
                    : entry.getKey() + " (" + String.join(", ", entry.getValue()) + ")")
        .collect(Collectors.joining(", "));
  }

  boolean has(Resource resource) {
    return byType.containsKey(resource.fhirType());
  }

  /**
   * Takes everything out of the resource that is not listed.
   *
   * @param cut gets the elements that were taken out
   */
  boolean keep(Resource resource, Set<String> cut) {
    Listed list = byType.getOrDefault(resource.fhirType(), Listed.NOTHING);
    if (list.everything()) {
      return false;
    }
    Set<Base> listed = listed(resource, list);
    boolean changed = false;
    for (Property property : resource.children()) {
      if (!KEPT.contains(property.getName())) {
        for (Base value : List.copyOf(property.getValues())) {
          changed |= keep(resource, property.getName(), value, listed, resource.fhirType(), cut);
        }
      }
    }
    return changed;
  }

  /** By identity. */
  private Set<Base> listed(Resource resource, Listed list) {
    Set<Base> listed = Collections.newSetFromMap(new IdentityHashMap<>());
    for (List<String> names : list.names()) {
      named(resource, names, listed);
    }
    for (IFhirPath.IParsedExpression path : list.others()) {
      synchronized (engine) { // HAPI does not say that an engine may be shared
        listed.addAll(engine.evaluate(resource, path, Base.class));
      }
    }
    return listed;
  }

  private static void named(Base within, List<String> names, Set<Base> found) {
    for (Property property : within.children()) {
      if (Pieces.plain(property.getName()).equals(names.getFirst())) {
        for (Base value : property.getValues()) {
          if (names.size() == 1) {
            found.add(value);
          } else {
            named(value, names.subList(1, names.size()), found);
          }
        }
      }
    }
  }

  /** An element that is not listed goes, unless something below it is: then the rest of it goes. */
  private static boolean keep(
      Base parent, String name, Base value, Set<Base> listed, String path, Set<String> cut) {
    if (listed.contains(value)) {
      return false;
    }
    String here = path + "." + Pieces.plain(name);
    if (!anyListed(value, listed)) {
      parent.removeChild(name, value);
      cut.add(here);
      return true;
    }
    boolean changed = false;
    for (Property child : value.children()) {
      for (Base each : List.copyOf(child.getValues())) {
        changed |= keep(value, child.getName(), each, listed, here, cut);
      }
    }
    return changed;
  }

  private static boolean anyListed(Base value, Set<Base> listed) {
    for (Property child : value.children()) {
      for (Base each : child.getValues()) {
        if (listed.contains(each) || anyListed(each, listed)) {
          return true;
        }
      }
    }
    return false;
  }
}

package dk.sektorbro.consent.cut;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.IFhirPath;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;

/**
 * The elements of a message that may be shared at all, by FHIRPath from each type of resource. What
 * is not listed is not shared; what is listed is shared with everything below it.
 */
public final class AllowList {

  private final IFhirPath engine;
  private final Map<String, List<IFhirPath.IParsedExpression>> byType;

  private AllowList(IFhirPath engine, Map<String, List<IFhirPath.IParsedExpression>> byType) {
    this.engine = engine;
    this.byType = byType;
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
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry ->
                        entry.getValue().stream().map(path -> parsed(engine, path)).toList())));
  }

  private static IFhirPath.IParsedExpression parsed(IFhirPath engine, String path) {
    try {
      return engine.parse(path);
    } catch (Exception e) { // the engine's own kinds are many
      throw new IllegalArgumentException("'" + path + "' is no FHIRPath expression", e);
    }
  }

  boolean has(Resource resource) {
    return byType.containsKey(resource.fhirType());
  }

  /** The elements that are listed, by identity. */
  Set<Base> listed(Resource resource) {
    Set<Base> listed = Collections.newSetFromMap(new IdentityHashMap<>());
    for (IFhirPath.IParsedExpression path : byType.getOrDefault(resource.fhirType(), List.of())) {
      synchronized (engine) { // HAPI does not say that an engine may be shared
        listed.addAll(engine.evaluate(resource, path, Base.class));
      }
    }
    return listed;
  }
}

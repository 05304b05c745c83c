package dk.sektorbro.psychiatry.validation;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;

/**
 * Holds FHIR resources to their profiles. Each package set has a validator of its own, built when
 * it is first needed or by {@link #warmUp}. What cannot be validated is refused, never let through.
 */
public final class MessageValidator {

  private final FhirContext fhir;
  private final FhirPackages packages;
  private final List<IBaseResource> ownDefinitions;
  private final Map<PackageSet, Engine> engines = new EnumMap<>(PackageSet.class);

  /** A set's validator with what its constraints say, by key. */
  private record Engine(
      SetValidator validator, Map<String, String> constraints, Map<String, ValueSet> valueSets) {}

  /**
   * @param ownDefinitions the hub's own profiles, value sets, code systems and questionnaires, as
   *     JSON
   */
  public MessageValidator(
      FhirContext fhir, FhirPackages packages, Collection<String> ownDefinitions) {
    this.fhir = fhir;
    this.packages = packages;
    this.ownDefinitions =
        ownDefinitions.stream()
            .map(json -> (IBaseResource) fhir.newJsonParser().parseResource(json))
            .toList();
  }

  /** Whether the hub has what it takes to validate under the profile. */
  public boolean canValidate(Profile profile) {
    return packages.missing(profile.set()).isEmpty() && (!profile.own() || defines(profile));
  }

  /**
   * @throws Refused with {@code UNAVAILABLE} when messages of this profile cannot be validated
   */
  public void requireAbleTo(Profile profile) {
    if (!canValidate(profile)) {
      throw new Refused(
          RefusalCode.UNAVAILABLE,
          "",
          "The hub lacks the published packages to validate this kind of message and takes none unvalidated. Its"
              + " operator is told which; send the message again later.");
    }
  }

  /**
   * What the hub cannot validate and what to do about it, for the log at start; empty when it can
   * validate everything.
   */
  public List<String> shortcomings() {
    List<String> shortcomings = new ArrayList<>();
    for (PackageSet set : PackageSet.values()) {
      if (!packages.missing(set).isEmpty()) {
        shortcomings.add(packages.howToComplete(set));
      }
    }
    String undefined =
        Set.of(Profile.values()).stream()
            .filter(profile -> profile.own() && !defines(profile))
            .map(Profile::name)
            .sorted()
            .collect(Collectors.joining(", "));
    if (!undefined.isEmpty()) {
      shortcomings.add(
          "The hub's own compiled profiles do not define "
              + undefined
              + ". Run fhir-profiles/build.");
    }
    return shortcomings;
  }

  /**
   * Every way in which the resource breaks the profile; empty when it holds to it.
   *
   * @param json the resource as JSON, already read by a closed parser
   * @throws Refused with {@code UNAVAILABLE} when the packages for this profile are missing
   */
  public List<Refusal> validate(Profile profile, String json) {
    requireAbleTo(profile);
    Engine engine = engine(profile.set());
    Map<String, Refusal> told = new LinkedHashMap<>();
    engine.validator().errors(json, profile).stream()
        .map(found -> new Finding(found, engine.constraints()).asRefusal())
        .sorted(Comparator.comparing(refusal -> refusal.code() != RefusalCode.UNKNOWN_CODE))
        .forEach(
            refusal ->
                told.putIfAbsent(
                    refusal.code() + refusal.location() + refusal.explanation(), refusal));
    return List.copyOf(told.values());
  }

  /**
   * Builds the validators that can be built and has each validate an empty message, so that no
   * sender waits for it.
   */
  public void warmUp() {
    for (Profile profile : Profile.values()) {
      if (canValidate(profile)) {
        validate(profile, "{\"resourceType\":\"%s\"}".formatted(profile.resourceType()));
      }
    }
  }

  /**
   * The code system from which a value set takes a code it lists; empty where it lists no such code
   * or the set is not there.
   */
  public Optional<String> systemOf(PackageSet set, String valueSet, String code) {
    if (!packages.missing(set).isEmpty()) {
      return Optional.empty();
    }
    return Optional.ofNullable(engine(set).valueSets().get(valueSet)).stream()
        .flatMap(found -> found.getCompose().getInclude().stream())
        .filter(
            include ->
                include.getConcept().stream().anyMatch(concept -> code.equals(concept.getCode())))
        .map(ConceptSetComponent::getSystem)
        .findFirst();
  }

  private boolean defines(Profile profile) {
    return ownDefinitions.stream()
        .anyMatch(
            definition ->
                definition instanceof MetadataResource metadata
                    && profile.url().equals(metadata.getUrl()));
  }

  private synchronized Engine engine(PackageSet set) {
    return engines.computeIfAbsent(set, this::build);
  }

  private Engine build(PackageSet set) {
    List<IBaseResource> definitions = new ArrayList<>(packages.definitions(set, fhir));
    if (set == PackageSet.CARE_COMMUNICATION) {
      definitions.addAll(ownDefinitions);
    }
    return new Engine(
        new SetValidator(fhir, definitions), constraints(definitions), valueSets(definitions));
  }

  private static Map<String, ValueSet> valueSets(List<IBaseResource> definitions) {
    Map<String, ValueSet> byUrl = new HashMap<>();
    for (IBaseResource definition : definitions) {
      if (definition instanceof ValueSet valueSet) {
        byUrl.put(valueSet.getUrl(), valueSet);
      }
    }
    return byUrl;
  }

  private static Map<String, String> constraints(List<IBaseResource> definitions) {
    Map<String, String> sentences = new HashMap<>();
    for (IBaseResource definition : definitions) {
      if (definition instanceof StructureDefinition profile) {
        List.of(profile.getSnapshot().getElement(), profile.getDifferential().getElement()).stream()
            .flatMap(List::stream)
            .flatMap(element -> element.getConstraint().stream())
            .forEach(
                constraint ->
                    sentences.put(
                        constraint.getKey(),
                        constraint.getHuman().replaceAll("\\s+", " ").strip()));
      }
    }
    return sentences;
  }
}

package dk.sektorbro.consent;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.consent.cut.AllowList;
import dk.sektorbro.exchange.config.YamlFile;
import dk.sektorbro.participant.Sector;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The release profiles of {@code config/release/}, by code. */
public final class ReleaseProfiles {

  private static final String TYPE = "a code of the information types, such as medical-certificate";

  private final Map<String, ReleaseProfile> byCode;

  public ReleaseProfiles(List<ReleaseProfile> profiles) {
    byCode = profiles.stream().collect(Collectors.toMap(ReleaseProfile::code, Function.identity()));
  }

  /**
   * @param files one for each profile
   * @throws dk.sektorbro.exchange.config.WrongConfiguration with every fault of a file
   */
  public static ReleaseProfiles read(FhirContext fhir, List<Path> files) {
    return new ReleaseProfiles(files.stream().map(file -> profile(fhir, file)).toList());
  }

  private static ReleaseProfile profile(FhirContext fhir, Path file) {
    YamlFile yaml = YamlFile.read(file);
    YamlFile.Entry root = yaml.root();
    root.allowOnly("code", "asks", "thread", "essential", "accompanying", "information", "shares");
    Optional<String> code = root.value("code", "the name the route gives", text -> text);
    Optional<Boolean> asks = root.value("asks", "true or false", Boolean::parseBoolean);
    boolean thread =
        root.child("thread")
            .flatMap(word -> word.as("true or false", Boolean::parseBoolean))
            .orElse(false);
    Optional<InformationType> essential = root.value("essential", TYPE, ReleaseProfiles::type);
    Set<InformationType> accompanying = EnumSet.noneOf(InformationType.class);
    accompanying.addAll(
        root.list("accompanying", "a list, [] for none", TYPE, ReleaseProfiles::type));
    Map<String, Code> information = new LinkedHashMap<>();
    root.required("information", "which element is information of which type")
        .ifPresent(
            types ->
                types
                    .keys()
                    .forEach(
                        element ->
                            types
                                .value(element, TYPE, ReleaseProfiles::type)
                                .ifPresent(type -> information.put(element, code(type)))));
    List<ReleaseProfile.Share> shares =
        root.required("shares", "who may get which elements").stream()
            .flatMap(list -> list.items().stream())
            .map(entry -> share(fhir, entry))
            .toList();
    yaml.done();
    return new ReleaseProfile(
        code.orElseThrow(),
        essential.orElseThrow(),
        accompanying,
        asks.orElseThrow(),
        thread,
        information,
        shares);
  }

  private static ReleaseProfile.Share share(FhirContext fhir, YamlFile.Entry entry) {
    entry.allowOnly("with", "read-by", "wheels", "for", "elements");
    Set<Sector> with =
        Set.copyOf(
            entry.list("with", "sectors", "jobcentre or psychiatry", ReleaseProfiles::sector));
    Set<Code> readBy =
        entry.child("read-by").stream()
            .flatMap(list -> list.items().stream())
            .flatMap(role -> role(role).stream())
            .collect(Collectors.toUnmodifiableSet());
    Set<Wheel> wheels =
        entry.child("wheels").stream()
            .flatMap(list -> list.items().stream())
            .flatMap(
                item ->
                    item
                        .as(
                            "inner-wheel, outer-wheel or management",
                            code -> Wheel.ofCode(code).orElseThrow(IllegalArgumentException::new))
                        .stream())
            .collect(Collectors.toUnmodifiableSet());
    Set<Purpose> purposes =
        Set.copyOf(
            entry.list(
                "for",
                "purposes",
                "a purpose, such as sickness-benefit-case",
                ReleaseProfiles::purpose));
    Map<String, List<String>> paths = new LinkedHashMap<>();
    entry
        .required("elements", "FHIRPath expressions by type of resource")
        .ifPresent(
            types ->
                types
                    .keys()
                    .forEach(
                        type ->
                            paths.put(
                                type,
                                types.list(
                                    type,
                                    "FHIRPath expressions",
                                    "a FHIRPath expression",
                                    text -> text))));
    try {
      return new ReleaseProfile.Share(with, readBy, wheels, purposes, AllowList.of(fhir, paths));
    } catch (IllegalArgumentException wrong) {
      entry.fault(String.valueOf(wrong.getMessage()));
      return new ReleaseProfile.Share(with, readBy, wheels, purposes, AllowList.of(fhir, Map.of()));
    }
  }

  private static Optional<Code> role(YamlFile.Entry entry) {
    entry.allowOnly("system", "code");
    Optional<String> system = entry.value("system", "the role's code system", text -> text);
    return entry
        .value("code", "the role's code", text -> text)
        .flatMap(code -> system.map(it -> new Code(it, code)));
  }

  private static Code code(InformationType type) {
    return new Code(CodeSystems.INFORMATION_TYPES, type.code());
  }

  private static Sector sector(String word) {
    return Sector.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static Purpose purpose(String code) {
    return Purpose.ofCode(code).orElseThrow(IllegalArgumentException::new);
  }

  private static InformationType type(String code) {
    return InformationType.ofCode(code).orElseThrow(IllegalArgumentException::new);
  }

  /**
   * @throws IllegalArgumentException when a route names a profile that the configuration does not
   *     have
   */
  public ReleaseProfile get(String code) {
    return Optional.ofNullable(byCode.get(code))
        .orElseThrow(() -> new IllegalArgumentException("No release profile '" + code + "'"));
  }
}

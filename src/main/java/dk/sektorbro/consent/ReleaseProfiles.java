package dk.sektorbro.consent;

import dk.sektorbro.exchange.config.YamlFile;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The release profiles of {@code config/release-profiles.yaml}, by code. */
public final class ReleaseProfiles {

  private static final String TYPE = "a code of the information types, such as medical-certificate";

  private final Map<String, ReleaseProfile> byCode;

  public ReleaseProfiles(List<ReleaseProfile> profiles) {
    byCode = profiles.stream().collect(Collectors.toMap(ReleaseProfile::code, Function.identity()));
  }

  /**
   * @throws dk.sektorbro.exchange.config.WrongConfiguration with every fault
   */
  public static ReleaseProfiles read(Path file) {
    YamlFile yaml = YamlFile.read(file);
    yaml.root().allowOnly("profiles");
    List<ReleaseProfile> profiles =
        yaml.root().required("profiles", "list the release profiles").stream()
            .flatMap(list -> list.items().stream())
            .flatMap(entry -> profile(entry).stream())
            .toList();
    yaml.done();
    return new ReleaseProfiles(profiles);
  }

  private static Optional<ReleaseProfile> profile(YamlFile.Entry entry) {
    entry.allowOnly("code", "asks", "essential", "accompanying");
    Optional<String> code = entry.value("code", "the name the route gives", text -> text);
    Optional<Boolean> asks = entry.value("asks", "true or false", Boolean::parseBoolean);
    Optional<InformationType> essential = entry.value("essential", TYPE, ReleaseProfiles::type);
    Set<InformationType> accompanying = EnumSet.noneOf(InformationType.class);
    entry
        .required("accompanying", "a list, [] for none")
        .ifPresent(
            list ->
                list.items()
                    .forEach(
                        item -> item.as(TYPE, ReleaseProfiles::type).ifPresent(accompanying::add)));
    return code.isPresent() && asks.isPresent() && essential.isPresent()
        ? Optional.of(new ReleaseProfile(code.get(), essential.get(), accompanying, asks.get()))
        : Optional.empty();
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

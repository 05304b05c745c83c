package dk.sektorbro;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.command.CommandLineInterface;
import dk.sektorbro.consent.policy.Combining;
import dk.sektorbro.psychiatry.validation.FhirPackage;
import dk.sektorbro.psychiatry.validation.PackageSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** What the documents say of files, commands, ports, routes and codes is so. */
class ReadmeTest {

  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final String README = read(ROOT.resolve("README.md"));
  private static final String ARCHITECTURE = read(ROOT.resolve("docs/architecture.md"));
  private static final String CONSENT = read(ROOT.resolve("docs/consent.md"));
  private static final String ROUTES = allUnder("routes", ".yaml");
  private static final String SOURCES = allUnder("src/main/java", ".java");

  static List<Path> documents() throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> guides = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(top, guides).filter(file -> file.toString().endsWith(".md")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyRelativeLinkLeadsSomewhere(Path document) {
    String text = read(document);
    assertThat(all("]\\(([^)\\s]+)\\)", text))
        .filteredOn(link -> !link.contains("://") && !link.startsWith("#"))
        .allSatisfy(link -> assertThat(beside(document, link.split("#", -1)[0])).exists());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkIntoADocumentLeadsToAHeading(Path document) {
    String text = read(document);
    assertThat(all("]\\(([^)\\s]*#[^)\\s]+)\\)", text))
        .filteredOn(link -> !link.contains("://"))
        .allSatisfy(
            link -> {
              String[] parts = link.split("#", -1);
              String target = parts[0].isEmpty() ? text : read(beside(document, parts[0]));
              assertThat(all("(?m)^#+ (.+)$", target).stream().map(ReadmeTest::anchor))
                  .contains(parts[1]);
            });
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyCommandNamedIsACommand(Path document) {
    Set<String> commands =
        new TreeSet<>(CommandLineInterface.create(settings -> {}).getSubcommands().keySet());
    commands.add("demo");

    assertThat(all("(?:`sektorbro|(?<!tools -jar )sektorbro\\.jar) ([a-z][a-z-]*)", read(document)))
        .isSubsetOf(commands);
  }

  @Test
  void theReadmeNamesEveryCommand() {
    assertThat(all("`sektorbro ([a-z-]+)", README))
        .containsAll(CommandLineInterface.create(settings -> {}).getSubcommands().keySet())
        .contains("demo");
  }

  @Test
  void portsAndTheAdministratorAreThoseOfTheConfiguration() {
    assertThat(Set.copyOf(all("https://localhost:([0-9]+)", README)))
        .containsExactly(setting("server", "port"));
    assertThat(Set.copyOf(all("http://([0-9.]+:[0-9]+)", README)))
        .containsExactly(
            setting("management", "server", "address")
                + ":"
                + setting("management", "server", "port"));
    assertThat(README)
        .contains("log in as `" + setting("sektorbro", "administrator", "name") + "`")
        .contains("password in `" + setting("sektorbro", "data") + "/admin-password`");
  }

  @Test
  void theFirstOfTheTwoCommandsPlaysTheCase() {
    boolean named = README.contains("mvn spring-boot:run -Dspring-boot.run.arguments=demo");
    boolean configured =
        Pattern.compile("<argument>demo</argument>|<arguments>demo</arguments>")
            .matcher(read(ROOT.resolve("pom.xml")))
            .find();

    assertThat(named || configured).isTrue();
  }

  @Test
  void whatTheFolderMapNamesIsThere() {
    String map = section(README, "## Where things are");

    assertThat(all("(?m)^\\| `([^`]+)`", map))
        .isNotEmpty()
        .allSatisfy(path -> assertThat(ROOT.resolve(path)).exists());
    String packages = all("(?m)^\\| `src/main/java/dk/sektorbro/` \\| (.+) \\|$", map).getFirst();
    assertThat(all("`([a-z]+)`", packages))
        .containsExactlyInAnyOrderElementsOf(folders(ROOT.resolve("src/main/java/dk/sektorbro")));
  }

  @Test
  void theRoutesAreThoseOfTheArchitecture() {
    String table = section(ARCHITECTURE, "## The routes");

    assertThat(
            all("(?m)^\\| (`.+?`) \\|", table).stream()
                .flatMap(ids -> all("`(.+?)`", ids).stream()))
        .containsExactlyInAnyOrderElementsOf(all("(?m)^ {4}id: (\\S+)$", ROUTES));
  }

  @Test
  void theStepsAreThoseOfTheArchitecture() {
    assertThat(Set.copyOf(all("`([a-z]\\w+\\.[a-z]\\w+)`", section(ARCHITECTURE, "## The routes"))))
        .isEqualTo(
            Pattern.compile("bean: \\{ ref: (\\w+), method: (\\w+) }")
                .matcher(ROUTES)
                .results()
                .map(step -> step.group(1) + "." + step.group(2))
                .collect(Collectors.toSet()));
  }

  @Test
  void theAuditEventsInTheReadmeAreWrittenByTheHub() {
    assertThat(all("(?m)^((?:message|consent)\\.[a-z]+) ", README))
        .isNotEmpty()
        .allSatisfy(event -> assertThat(SOURCES).contains("\"" + event + "\""));
  }

  @Test
  void theRulesAndReasonsOfConsentAreThoseOfTheCode() {
    String law = read(ROOT.resolve("config/consent-law.yaml"));
    assertThat(all("(?m)^\\| `([a-z-]+)` \\|", section(CONSENT, "## The law")))
        .containsExactlyElementsOf(all("\\{ rule: ([a-z-]+),", law));
    assertThat(all("(?m)^\\| `[a-z-]+` \\|.+\\| (.+?) \\| .+ \\|$", section(CONSENT, "## The law")))
        .containsExactlyElementsOf(all("rule: .+source: \"(.+)\" }", law));
    assertThat(all("(?m)^\\| `([a-z0-9-]+)` \\|", section(CONSENT, "## Without consent")))
        .containsExactlyElementsOf(all("- code: (\\S+)", law));
    assertThat(all("(?m)^\\| `([a-z-]+)` \\|", section(CONSENT, "## Several consents")))
        .containsExactlyElementsOf(Arrays.stream(Combining.values()).map(Combining::code).toList());

    String reasons = read(ROOT.resolve("src/main/java/dk/sektorbro/consent/Reason.java"));
    Set<String> told = new TreeSet<>(all("[A-Z_]+\\(\\s*\"([a-z-]+)\"", reasons));
    told.addAll(
        List.of(
            "invalid-content",
            "not-collected",
            "not-delivered-in-time",
            "technical-failure",
            "erased"));
    assertThat(all("(?m)^\\| `([a-z-]+)` \\|", section(CONSENT, "## What the sender is told")))
        .containsExactlyInAnyOrderElementsOf(told);
  }

  @Test
  void thePackagesToDownloadAreThoseTheHubValidatesWith() {
    String list = read(ROOT.resolve("docs/fhir-packages.md"));

    assertThat(all("(?m)^((?:hl7|medcom)\\.fhir\\S+ [0-9.]+)$", list))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(PackageSet.values())
                .flatMap(set -> set.packages().stream())
                .map(FhirPackage::toString)
                .toList());
  }

  private static String setting(String... path) {
    Object found = new Yaml().load(read(ROOT.resolve("config/application.yaml")));
    for (String name : path) {
      assertThat(found).isInstanceOf(Map.class);
      found = ((Map<?, ?>) found).get(name);
    }
    return String.valueOf(found);
  }

  /** From that heading to the next of its rank. */
  private static String section(String text, String heading) {
    int from = text.indexOf(heading + "\n");
    assertThat(from).as(heading).isNotNegative();
    int to = text.indexOf("\n## ", from + 1);
    return to < 0 ? text.substring(from) : text.substring(from, to);
  }

  /** As GitHub makes it from a heading. */
  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} -]", "").replace(' ', '-');
  }

  private static Path beside(Path document, String link) {
    return document.resolveSibling(link).normalize();
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  private static List<String> folders(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(Files::isDirectory)
          .map(entry -> entry.getFileName().toString())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String allUnder(String directory, String ending) {
    try (Stream<Path> files = Files.walk(ROOT.resolve(directory))) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .sorted()
          .map(ReadmeTest::read)
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

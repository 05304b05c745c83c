package dk.sektorbro.consent;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.consent.fhir.R4Compiler;
import dk.sektorbro.consent.fhir.Reading;
import dk.sektorbro.consent.policy.SignOff;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.PartyId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The decision table: files of cases, each with the consents as FHIR R4, the request, what comes of
 * it, and why. {@code words.yaml} has the words they share; a case says how it departs from the
 * plain consent and the plain request there.
 */
public final class DecisionTable {

  private static final Path FOLDER = Path.of("src/test/resources/consent/decisions");
  private static final Path WORDS = Path.of("src/test/resources/consent/words.yaml");
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final R4Compiler COMPILER = new R4Compiler(Rules.VOCABULARY);

  private DecisionTable() {}

  /** One case, as read. */
  public record Case(
      String file,
      String name,
      String why,
      List<Reading> consents,
      ShareRequest request,
      List<SignOff> signed,
      Map<String, Object> all) {

    Optional<String> text(String key) {
      return Optional.ofNullable(all.get(key)).map(Object::toString);
    }

    Optional<List<String>> list(String key) {
      return Optional.ofNullable(all.get(key))
          .map(value -> ((List<?>) value).stream().map(Object::toString).toList());
    }

    @Override
    public String toString() {
      return file + ": " + name;
    }
  }

  /** Read once: every case asks for them. */
  private static final class Read {
    static final List<Case> CASES = read();
  }

  public static List<Case> cases() {
    return Read.CASES;
  }

  private static List<Case> read() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().flatMap(file -> cases(file).stream()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Case> cases(Path file) {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(10_000);
    Map<String, Object> all =
        new Yaml(new SafeConstructor(options)).load(read(WORDS) + "\n" + read(file));
    List<Case> cases = new ArrayList<>();
    for (Object each : (List<?>) need(all, "cases")) {
      cases.add(read(file.getFileName().toString(), map(each), map(need(all, "request"))));
    }
    return cases;
  }

  private static Case read(String file, Map<String, Object> each, Map<String, Object> plain) {
    List<Reading> consents = new ArrayList<>();
    int number = 0;
    for (Object consent : (List<?>) need(each, "consents")) {
      consents.add(reading(++number, map(consent)));
    }
    Map<String, Object> request =
        each.containsKey("request") ? merged(plain, map(need(each, "request"))) : plain;
    List<SignOff> signed = new ArrayList<>();
    for (Object signOff : (List<?>) each.getOrDefault("signed", List.of())) {
      signed.add(signOff(map(signOff)));
    }
    return new Case(
        file,
        need(each, "name").toString(),
        need(each, "why").toString(),
        consents,
        request(request),
        signed,
        each);
  }

  private static Reading reading(int number, Map<String, Object> given) {
    Map<String, Object> consent =
        given.containsKey("is")
            ? merged(map(need(given, "is")), map(given.getOrDefault("but", Map.of())))
            : given;
    String citizen =
        need(map(need(map(need(consent, "patient")), "identifier")), "value").toString();
    org.hl7.fhir.r4.model.Consent parsed =
        FHIR.newJsonParser()
            .parseResource(org.hl7.fhir.r4.model.Consent.class, Json.write(consent));
    return COMPILER.read(new ConsentId(new UUID(0, number)), key(citizen), parsed);
  }

  private static CitizenKey key(String number) {
    return CitizenKey.of(Digest.begun().digest(number.getBytes(StandardCharsets.UTF_8)));
  }

  private static ShareRequest request(Map<String, Object> given) {
    List<Item> accompanying = new ArrayList<>();
    ((List<?>) need(given, "accompanying")).forEach(item -> accompanying.add(item(map(item))));
    return new ShareRequest(
        key(need(given, "citizen").toString()),
        party(map(need(given, "source"))),
        party(map(need(given, "recipient"))),
        codes(given, "purposes"),
        Optional.ofNullable(given.get("case")).map(Object::toString),
        code(need(given, "action")),
        item(map(need(given, "essential"))),
        accompanying,
        OffsetDateTime.parse(need(given, "at").toString()).toInstant());
  }

  private static Party party(Map<String, Object> given) {
    Set<String> kinds = new HashSet<>();
    ((List<?>) given.getOrDefault("kinds", List.of())).forEach(kind -> kinds.add(kind.toString()));
    return new Party(
        new PartyId(need(given, "sor").toString()),
        identifiers(given, "identifiers"),
        identifiers(given, "within"),
        codes(given, "roles"),
        identifiers(given, "groups"),
        kinds);
  }

  private static Item item(Map<String, Object> given) {
    return new Item(
        need(given, "name").toString(),
        codes(given, "classes"),
        codes(given, "codes"),
        Boolean.TRUE.equals(given.get("uncoded")),
        words(given, "classified-by"),
        codes(given, "labels"),
        Optional.ofNullable(given.get("dated")).map(dated -> span((List<?>) dated)),
        identifiers(given, "self"),
        identifiers(given, "refers-to"),
        identifiers(given, "referred-by"),
        identifiers(given, "authors"),
        ((List<?>) given.getOrDefault("pieces", List.of()))
            .stream().map(piece -> item(map(piece))).toList());
  }

  private static Set<String> words(Map<String, Object> given, String key) {
    Set<String> words = new HashSet<>();
    ((List<?>) given.getOrDefault(key, List.of())).forEach(word -> words.add(word.toString()));
    return words;
  }

  private static Span span(List<?> ends) {
    return new Span(moment(ends.get(0)), moment(ends.get(1)));
  }

  private static Optional<Instant> moment(Object given) {
    return Optional.ofNullable(given)
        .map(text -> OffsetDateTime.parse(text.toString()).toInstant());
  }

  private static SignOff signOff(Map<String, Object> given) {
    return new SignOff(
        new UUID(1, 1),
        need(given, "basis").toString(),
        key(given.getOrDefault("citizen", "2509479989").toString()),
        new PartyId(given.getOrDefault("source", "99999021000016005").toString()),
        new PartyId(given.getOrDefault("recipient", "99999011000016001").toString()),
        given.getOrDefault("case", "SDP-1").toString(),
        codes(given, "information"),
        "Overlæge Test",
        "A reason",
        moment(need(given, "at")).orElseThrow(),
        moment(need(given, "until")).orElseThrow());
  }

  private static Set<Code> codes(Map<String, Object> given, String key) {
    Set<Code> codes = new HashSet<>();
    ((List<?>) given.getOrDefault(key, List.of())).forEach(each -> codes.add(code(each)));
    return Set.copyOf(codes);
  }

  private static Code code(Object given) {
    return new Code(need(map(given), "system").toString(), need(map(given), "code").toString());
  }

  private static Set<Identifier> identifiers(Map<String, Object> given, String key) {
    Set<Identifier> identifiers = new HashSet<>();
    ((List<?>) given.getOrDefault(key, List.of()))
        .forEach(
            each ->
                identifiers.add(
                    new Identifier(
                        need(map(each), "system").toString(),
                        need(map(each), "value").toString())));
    return Set.copyOf(identifiers);
  }

  /** The first, with what the second says instead; null takes away. */
  private static Map<String, Object> merged(Map<String, Object> plain, Map<String, Object> but) {
    Map<String, Object> merged = new LinkedHashMap<>(plain);
    but.forEach(
        (key, value) -> {
          if (value == null) {
            merged.remove(key);
          } else if (value instanceof Map && merged.get(key) instanceof Map) {
            merged.put(key, merged(map(need(merged, key)), map(value)));
          } else {
            merged.put(key, value);
          }
        });
    return merged;
  }

  private static Object need(Map<String, Object> given, String key) {
    return Objects.requireNonNull(given.get(key), key);
  }

  private static Map<String, Object> map(Object given) {
    Map<String, Object> map = new HashMap<>();
    ((Map<?, ?>) given).forEach((key, value) -> map.put(key.toString(), value));
    return map;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

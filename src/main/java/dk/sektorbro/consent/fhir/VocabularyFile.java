package dk.sektorbro.consent.fhir;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.fhir.Hierarchies.Hierarchy;
import dk.sektorbro.consent.fhir.Vocabulary.Role;
import dk.sektorbro.consent.fhir.Vocabulary.Words;
import dk.sektorbro.exchange.config.YamlFile;
import dk.sektorbro.exchange.config.YamlFile.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code config/consent-vocabulary.yaml}. */
public final class VocabularyFile {

  private static final String SYSTEM = "the address of a code system";
  private static final String TOKEN = "system|code";

  private VocabularyFile() {}

  /**
   * @throws dk.sektorbro.exchange.config.WrongConfiguration with every fault
   */
  public static Vocabulary read(Path file) {
    YamlFile yaml = YamlFile.read(file);
    Entry root = yaml.root();
    root.allowOnly(
        "purposes",
        "confidentiality",
        "prefixed",
        "classes",
        "class-names",
        "actions",
        "roles",
        "scopes",
        "categories",
        "base");
    PurposeTree purposes = new PurposeTree();
    items(root, "purposes").forEach(entry -> purposes(entry, purposes));
    List<Code> order = new ArrayList<>();
    Optional<Code> normal =
        root.required("confidentiality", "system, order and normal")
            .flatMap(entry -> confidentiality(entry, order));
    Map<Code, Role> roles = new HashMap<>();
    root.required("roles", "source, recipient and employer")
        .ifPresent(entry -> roles(entry, roles));
    Optional<Entry> base = root.required("base", "permit and deny");
    Vocabulary vocabulary =
        new Vocabulary(
            purposes.permitted(),
            purposes.refused(),
            List.copyOf(order),
            normal.orElse(new Code("", "")),
            new Hierarchies(hierarchies(root)),
            systems(root, "classes"),
            classNames(root),
            tokens(root, "actions"),
            Map.copyOf(roles),
            words(root, "scopes"),
            words(root, "categories"),
            base.map(entry -> tokens(entry, "permit")).orElse(Set.of()),
            base.map(entry -> tokens(entry, "deny")).orElse(Set.of()));
    yaml.done();
    return vocabulary;
  }

  private static void purposes(Entry entry, PurposeTree purposes) {
    entry.allowOnly("system", "codes");
    String system = entry.value("system", SYSTEM, text -> text).orElse("");
    for (Entry each : items(entry, "codes")) {
      each.allowOnly("code", "within", "surely-within", "maybe-within");
      each.value("code", "a code", text -> new Code(system, text))
          .ifPresent(
              code -> {
                purposes.add(code);
                each.child("within")
                    .flatMap(parent -> parent.as("a code listed above", text -> text))
                    .map(parent -> new Code(system, parent))
                    .filter(above -> isListed(above, each, purposes))
                    .ifPresent(above -> purposes.within(code, above));
                above(each, "surely-within", purposes)
                    .forEach(above -> purposes.within(code, above));
                above(each, "maybe-within", purposes)
                    .forEach(above -> purposes.maybeWithin(code, above));
              });
    }
  }

  private static List<Code> above(Entry entry, String key, PurposeTree purposes) {
    return entry.list(key, TOKEN, VocabularyFile::token).stream()
        .filter(above -> isListed(above, entry, purposes))
        .toList();
  }

  private static boolean isListed(Code above, Entry entry, PurposeTree purposes) {
    if (!purposes.has(above)) {
      entry.fault("'" + above.code() + "' is not listed above");
      return false;
    }
    return true;
  }

  private static Map<Code, Code> classNames(Entry root) {
    Map<Code, Code> names = new HashMap<>();
    for (Entry each : items(root, "class-names")) {
      each.allowOnly("class", "is");
      Optional<Code> theirs = each.value("class", TOKEN, VocabularyFile::token);
      Optional<Code> ours =
          each.value("is", "system|code of a class that the hub knows", VocabularyFile::known);
      theirs.ifPresent(name -> ours.ifPresent(known -> names.put(name, known)));
    }
    return Map.copyOf(names);
  }

  private static Code known(String text) {
    Code code = token(text);
    if (!Classes.has(code)) {
      throw new IllegalArgumentException("no class of the hub's");
    }
    return code;
  }

  private static Optional<Code> confidentiality(Entry entry, List<Code> order) {
    entry.allowOnly("system", "order", "normal");
    String system = entry.value("system", SYSTEM, text -> text).orElse("");
    items(entry, "order")
        .forEach(each -> each.as("a code", text -> new Code(system, text)).ifPresent(order::add));
    Optional<Code> normal =
        entry.value("normal", "one of the order", text -> new Code(system, text));
    normal
        .filter(code -> !order.contains(code))
        .ifPresent(code -> entry.fault("normal is not in the order"));
    return normal;
  }

  private static void roles(Entry entry, Map<Code, Role> roles) {
    for (Role role : Role.values()) {
      tokens(entry, role.name().toLowerCase(Locale.ROOT)).forEach(code -> roles.put(code, role));
    }
  }

  private static Words words(Entry root, String key) {
    Optional<Entry> entry = root.required(key, "disclosure and other");
    return new Words(
        entry.map(each -> tokens(each, "disclosure")).orElse(Set.of()),
        entry.map(each -> tokens(each, "other")).orElse(Set.of()));
  }

  private static List<Entry> items(Entry entry, String key) {
    return entry.required(key, "a list").map(Entry::items).orElse(List.of());
  }

  private static List<Hierarchy> hierarchies(Entry root) {
    List<Hierarchy> hierarchies = new ArrayList<>();
    for (Entry each : items(root, "prefixed")) {
      each.allowOnly("system", "before-icd-10", "category");
      Optional<String> system = each.value("system", SYSTEM, text -> text);
      Optional<String> lead =
          each.child("before-icd-10").isPresent()
              ? each.value("before-icd-10", "what stands before a code of ICD-10", text -> text)
              : Optional.of("");
      Optional<Integer> category =
          each.value("category", "how many characters a category has", Integer::valueOf);
      if (system.isPresent() && lead.isPresent() && category.isPresent()) {
        hierarchies.add(new Hierarchy(system.get(), lead.get(), category.get()));
      }
    }
    return List.copyOf(hierarchies);
  }

  private static Set<String> systems(Entry root, String key) {
    Set<String> systems = new HashSet<>();
    items(root, key).forEach(each -> each.as(SYSTEM, text -> text).ifPresent(systems::add));
    return Set.copyOf(systems);
  }

  private static Set<Code> tokens(Entry entry, String key) {
    Set<Code> codes = new HashSet<>();
    items(entry, key).forEach(each -> each.as(TOKEN, VocabularyFile::token).ifPresent(codes::add));
    return Set.copyOf(codes);
  }

  private static Code token(String text) {
    int bar = text.indexOf('|');
    if (bar <= 0 || bar == text.length() - 1) {
      throw new IllegalArgumentException("no bar");
    }
    return new Code(text.substring(0, bar), text.substring(bar + 1));
  }
}

package dk.sektorbro.consent.cut;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.Codes;
import dk.sektorbro.consent.Prefixes;
import dk.sektorbro.exchange.config.YamlFile;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which coded data bear which security label, so that what comes without labels has them before
 * anything is decided. A label that the sender gave stays.
 */
public final class LabelTable {

  private final List<Row> rows;

  /**
   * What is coded with one of these, or is a resource of one of these types, bears the label.
   *
   * @param resources FHIR resource types whose kind alone is telling
   */
  public record Row(Code label, Codes codes, Set<String> resources) {}

  public LabelTable(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  /**
   * @throws dk.sektorbro.exchange.config.WrongConfiguration with every fault
   */
  public static LabelTable read(Path file) {
    YamlFile yaml = YamlFile.read(file);
    yaml.root().allowOnly("labels");
    List<Row> rows =
        yaml.root().required("labels", "list the labels").stream()
            .flatMap(list -> list.items().stream())
            .flatMap(entry -> row(entry).stream())
            .toList();
    yaml.done();
    return new LabelTable(rows);
  }

  private static Optional<Row> row(YamlFile.Entry entry) {
    entry.allowOnly("label", "source", "codes", "resources");
    Optional<Code> label = entry.required("label", "system and code").flatMap(LabelTable::label);
    Optional<String> source = entry.value("source", "where the list is from", text -> text);
    Set<Code> exact = new HashSet<>();
    Set<Code> prefixes = new HashSet<>();
    entry.child("codes").stream()
        .flatMap(list -> list.items().stream())
        .forEach(of -> codes(of, exact, prefixes));
    Set<String> resources =
        new LinkedHashSet<>(entry.list("resources", "a resource type", text -> text));
    if (exact.isEmpty() && prefixes.isEmpty() && resources.isEmpty()) {
      entry.fault("a label without codes and without resources marks nothing; name some");
    }
    return source.flatMap(
        from -> label.map(it -> new Row(it, new Codes(exact, new Prefixes(prefixes)), resources)));
  }

  private static Optional<Code> label(YamlFile.Entry entry) {
    entry.allowOnly("system", "code");
    Optional<String> code = entry.value("code", "the label's code", text -> text);
    return entry
        .value("system", "the label's code system", text -> text)
        .flatMap(system -> code.map(it -> new Code(system, it)));
  }

  private static void codes(YamlFile.Entry of, Set<Code> exact, Set<Code> prefixes) {
    of.allowOnly("system", "exact", "prefix");
    of.value("system", "the codes' system", text -> text)
        .ifPresent(
            system -> {
              add(of, "exact", system, exact);
              add(of, "prefix", system, prefixes);
            });
  }

  private static void add(YamlFile.Entry of, String key, String system, Set<Code> to) {
    of.list(key, "a code", text -> text).forEach(code -> to.add(new Code(system, code)));
  }

  List<Row> rows() {
    return rows;
  }

  /** The labels of what is coded so; none where the table knows nothing of it. */
  Set<Code> labels(String resourceType, Set<Code> codes) {
    Set<Code> labels = new LinkedHashSet<>();
    for (Row row : rows) {
      if (row.resources().contains(resourceType) || row.codes().containsAny(codes)) {
        labels.add(row.label());
      }
    }
    return labels;
  }
}

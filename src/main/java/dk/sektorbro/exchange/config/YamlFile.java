package dk.sektorbro.exchange.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML file read so that every fault can be told with its line. Faults gather; {@link #done()}
 * throws them all together.
 */
public final class YamlFile {

  private final Path file;
  private final List<String> faults = new ArrayList<>();
  private final Entry root;

  private YamlFile(Path file, Node root) {
    this.file = file;
    this.root = new Entry(root);
  }

  /**
   * @throws WrongConfiguration when the file is not there, not readable or not YAML
   */
  public static YamlFile read(Path file) {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Node node = new Yaml(new SafeConstructor(new LoaderOptions())).compose(reader);
      if (node == null) {
        throw new WrongConfiguration(List.of(file + ": is empty"));
      }
      return new YamlFile(file, node);
    } catch (IOException e) {
      throw new WrongConfiguration(
          List.of(file + ": cannot be read (" + e.getClass().getSimpleName() + ")"));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new WrongConfiguration(List.of(file + ":" + line + ": is not YAML: " + e.getProblem()));
    }
  }

  public Entry root() {
    return root;
  }

  public void done() {
    if (!faults.isEmpty()) {
      throw new WrongConfiguration(faults);
    }
  }

  private void fault(Node node, String what) {
    faults.add(file + ":" + (node.getStartMark().getLine() + 1) + ": " + what);
  }

  /** A place in the file. */
  public final class Entry {

    private final Node node;

    private Entry(Node node) {
      this.node = node;
    }

    public void fault(String what) {
      YamlFile.this.fault(node, what);
    }

    /**
     * Faults every key that is not one of these, so that a misspelt setting is not silently
     * ignored.
     */
    public void allowOnly(String... keys) {
      for (String key : children().keySet()) {
        if (!List.of(keys).contains(key)) {
          YamlFile.this.fault(
              children().get(key).node,
              "unknown key '" + key + "'; known here: " + String.join(", ", keys));
        }
      }
    }

    public Optional<Entry> child(String key) {
      return Optional.ofNullable(children().get(key));
    }

    /** The child, or a fault and empty. */
    public Optional<Entry> required(String key, String remedy) {
      Optional<Entry> child = child(key);
      if (child.isEmpty()) {
        fault("'" + key + "' is missing: " + remedy);
      }
      return child;
    }

    /**
     * A required scalar, read by {@code read}, which throws IllegalArgumentException where it
     * cannot be.
     */
    public <T> Optional<T> value(String key, String remedy, Function<String, T> read) {
      return required(key, remedy).flatMap(child -> child.as(remedy, read));
    }

    public <T> Optional<T> as(String remedy, Function<String, T> read) {
      if (!(node instanceof ScalarNode scalar)) {
        fault("one value is expected: " + remedy);
        return Optional.empty();
      }
      try {
        return Optional.of(read.apply(scalar.getValue()));
      } catch (IllegalArgumentException e) {
        fault("'" + scalar.getValue() + "' cannot be used: " + remedy);
        return Optional.empty();
      }
    }

    /** The keys in the order of the file. */
    public List<String> keys() {
      return List.copyOf(children().keySet());
    }

    /** The items of a list; a single value counts as a list of one. */
    public List<Entry> items() {
      if (node instanceof SequenceNode sequence) {
        return sequence.getValue().stream().map(Entry::new).toList();
      }
      return List.of(this);
    }

    /** What can be read of the items of a list that may be missing; the rest is faulted. */
    public <T> List<T> list(String key, String each, Function<String, T> read) {
      return child(key).stream()
          .flatMap(list -> list.items().stream())
          .flatMap(item -> item.as(each, read).stream())
          .toList();
    }

    /** The same of a list that must be there. */
    public <T> List<T> list(String key, String remedy, String each, Function<String, T> read) {
      return required(key, remedy).isPresent() ? list(key, each, read) : List.of();
    }

    private Map<String, Entry> children() {
      Map<String, Entry> children = new LinkedHashMap<>();
      if (node instanceof MappingNode mapping) {
        for (NodeTuple tuple : mapping.getValue()) {
          if (tuple.getKeyNode() instanceof ScalarNode key) {
            children.put(key.getValue(), new Entry(tuple.getValueNode()));
          }
        }
      }
      return children;
    }
  }
}

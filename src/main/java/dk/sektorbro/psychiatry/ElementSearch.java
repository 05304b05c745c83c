package dk.sektorbro.psychiatry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.IntStream;

/** Where a text stands in a FHIR resource, as FHIRPath. */
final class ElementSearch {

  private ElementSearch() {}

  /**
   * The first element that holds the text.
   *
   * @param path of the node, such as {@code Bundle}
   */
  static Optional<String> find(String text, String path, JsonNode node) {
    if (node.isArray()) {
      return IntStream.range(0, node.size())
          .mapToObj(i -> find(text, path + "[" + i + "]", node.get(i)))
          .flatMap(Optional::stream)
          .findFirst();
    }
    if (node.isObject()) {
      return node.properties().stream()
          .map(child -> find(text, path + "." + child.getKey(), child.getValue()))
          .flatMap(Optional::stream)
          .findFirst();
    }
    return node.asText().contains(text) ? Optional.of(path) : Optional.empty();
  }
}

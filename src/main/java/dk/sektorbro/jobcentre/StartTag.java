package dk.sektorbro.jobcentre;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A start tag as canonical XML needs it.
 *
 * @param name as it was written, with its prefix
 * @param namespaces those it uses, by prefix, and those in scope that a signature includes
 * @param attributes in canonical order
 */
record StartTag(String name, Map<String, String> namespaces, List<Attribute> attributes) {

  private static final Comparator<Attribute> CANONICAL =
      Comparator.comparing(Attribute::namespace).thenComparing(Attribute::localName);

  /** An attribute of a namespace, or of none. */
  record Attribute(String namespace, String prefix, String localName, String value) {
    String name() {
      return namespace.isEmpty() ? localName : prefix + ":" + localName;
    }
  }

  /**
   * The tag that the reader stands at.
   *
   * @param included prefixes whose namespaces a signature includes wherever they are in scope; an
   *     empty one is the default namespace
   */
  static StartTag at(XMLStreamReader reader, List<String> included) {
    String prefix = text(reader.getPrefix());
    Map<String, String> used = new TreeMap<>();
    for (String each : included) {
      String uri = text(reader.getNamespaceContext().getNamespaceURI(each));
      if (!uri.isEmpty()) {
        used.put(each, uri);
      }
    }
    used.put(prefix, text(reader.getNamespaceURI()));
    List<Attribute> attributes = new ArrayList<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      Attribute attribute =
          new Attribute(
              text(reader.getAttributeNamespace(i)),
              text(reader.getAttributePrefix(i)),
              reader.getAttributeLocalName(i),
              reader.getAttributeValue(i));
      attributes.add(attribute);
      if (!attribute.namespace().isEmpty()) {
        used.put(attribute.prefix(), attribute.namespace());
      }
    }
    attributes.sort(CANONICAL);
    String local = reader.getLocalName();
    return new StartTag(prefix.isEmpty() ? local : prefix + ":" + local, used, attributes);
  }

  private static String text(@Nullable String given) {
    return given == null ? "" : given;
  }
}

package dk.sektorbro.jobcentre;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Writes an element as Exclusive XML Canonicalization 1.0 without comments does, while it is read:
 * the form in which both sides of a signature or a receipt arrive at the same digest. A library's
 * canonicalizer wants the whole document as a tree, which a message with its files inline is too
 * large for.
 */
final class CanonicalXml implements AutoCloseable {

  private final Writer to;
  private final Deque<String> open = new ArrayDeque<>();
  private final Deque<Map<String, String>> declared = new ArrayDeque<>();

  CanonicalXml(OutputStream to) {
    this.to = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
    declared.push(Map.of("", ""));
  }

  /** The start tag that {@code from} stands at. */
  void start(XMLStreamReader from) throws IOException {
    String prefix = Optional.ofNullable(from.getPrefix()).orElse("");
    String name = prefix.isEmpty() ? from.getLocalName() : prefix + ":" + from.getLocalName();
    Map<String, String> used = new TreeMap<>();
    used.put(prefix, uri(from.getNamespaceURI()));
    for (int i = 0; i < from.getAttributeCount(); i++) {
      if (!uri(from.getAttributeNamespace(i)).isEmpty()) {
        used.put(from.getAttributePrefix(i), uri(from.getAttributeNamespace(i)));
      }
    }
    to.write("<" + name);
    Map<String, String> inScope = new HashMap<>(declared.element());
    for (Map.Entry<String, String> namespace : used.entrySet()) {
      declare(namespace.getKey(), namespace.getValue(), inScope);
    }
    for (int i : inOrder(from)) {
      attribute(from, i);
    }
    to.write(">");
    open.push(name);
    declared.push(inScope);
  }

  private void declare(String prefix, String uri, Map<String, String> inScope) throws IOException {
    if (!prefix.equals("xml") && !uri.equals(inScope.put(prefix, uri))) {
      to.write(prefix.isEmpty() ? " xmlns=\"" : " xmlns:" + prefix + "=\"");
      value(uri);
      to.write("\"");
    }
  }

  private static int[] inOrder(XMLStreamReader from) {
    return IntStream.range(0, from.getAttributeCount())
        .boxed()
        .sorted(
            Comparator.comparing((Integer i) -> uri(from.getAttributeNamespace(i)))
                .thenComparing(from::getAttributeLocalName))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private void attribute(XMLStreamReader from, int i) throws IOException {
    boolean qualified = !uri(from.getAttributeNamespace(i)).isEmpty();
    to.write(" " + (qualified ? from.getAttributePrefix(i) + ":" : ""));
    to.write(from.getAttributeLocalName(i) + "=\"");
    value(from.getAttributeValue(i));
    to.write("\"");
  }

  private void value(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> to.write("&amp;");
        case '<' -> to.write("&lt;");
        case '"' -> to.write("&quot;");
        case '\t' -> to.write("&#x9;");
        case '\n' -> to.write("&#xA;");
        case '\r' -> to.write("&#xD;");
        default -> to.write(c);
      }
    }
  }

  void text(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> to.write("&amp;");
        case '<' -> to.write("&lt;");
        case '>' -> to.write("&gt;");
        case '\r' -> to.write("&#xD;");
        default -> to.write(c);
      }
    }
  }

  void end() throws IOException {
    to.write("</" + open.pop() + ">");
    declared.pop();
  }

  void flush() throws IOException {
    to.flush();
  }

  @Override
  public void close() throws IOException {
    to.close();
  }

  private static String uri(@Nullable String namespace) {
    return namespace == null ? "" : namespace;
  }
}

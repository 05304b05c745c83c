package dk.sektorbro.jobcentre;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;

/**
 * Writes an element as Exclusive XML Canonicalization 1.0 without comments does, while it is read:
 * the form in which both sides of a signature or a receipt arrive at the same digest. A library's
 * canonicalizer wants the whole document as a tree, which a message with its files inline is too
 * large for.
 */
final class CanonicalXml implements AutoCloseable {

  private final Writer to;
  private final List<String> included;
  private final Deque<String> open = new ArrayDeque<>();
  private final Deque<Map<String, String>> declared = new ArrayDeque<>();

  CanonicalXml(OutputStream to) {
    this(to, List.of());
  }

  /**
   * @param included prefixes whose namespaces are written wherever they are in scope
   */
  CanonicalXml(OutputStream to, List<String> included) {
    this.included = included;
    this.to = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
    declared.push(Map.of("", ""));
  }

  /** The start tag that the reader stands at. */
  void start(XMLStreamReader reader) throws IOException {
    start(StartTag.at(reader, included));
  }

  void start(StartTag tag) throws IOException {
    to.write("<" + tag.name());
    Map<String, String> inScope = new HashMap<>(declared.element());
    for (Map.Entry<String, String> namespace : tag.namespaces().entrySet()) {
      declare(namespace.getKey(), namespace.getValue(), inScope);
    }
    for (StartTag.Attribute attribute : tag.attributes()) {
      to.write(" " + attribute.name() + "=\"");
      value(attribute.value());
      to.write("\"");
    }
    to.write(">");
    open.push(tag.name());
    declared.push(inScope);
  }

  private void declare(String prefix, String uri, Map<String, String> inScope) throws IOException {
    if (!prefix.equals("xml") && !uri.equals(inScope.put(prefix, uri))) {
      to.write(prefix.isEmpty() ? " xmlns=\"" : " xmlns:" + prefix + "=\"");
      value(uri);
      to.write("\"");
    }
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
}

package dk.sektorbro.jobcentre;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.binding.soap.interceptor.ReadHeadersInterceptor;
import org.apache.cxf.phase.Phase;

/**
 * Remembers the start of the SOAP body, which a signature covers and the SOAP stack reads past, and
 * understands the WS-Security header.
 */
final class WatchedEnvelope extends AbstractSoapInterceptor {

  private static final Set<String> SOAP =
      Set.of(
          "http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope");

  WatchedEnvelope() {
    super(Phase.READ);
    addBefore(ReadHeadersInterceptor.class.getName());
  }

  @Override
  public Set<QName> getUnderstoodHeaders() {
    return Set.of(WsSecurity.HEADER);
  }

  @Override
  public void handleMessage(SoapMessage message) {
    XMLStreamReader reader = message.getContent(XMLStreamReader.class);
    if (reader != null) {
      Watched watched = new Watched(reader);
      message.setContent(XMLStreamReader.class, watched);
      message.setContent(Start.class, watched.start);
    }
  }

  /** How the body began. */
  static final class Start {

    private final Map<String, String> inScope = new HashMap<>();
    private final StringBuilder leading = new StringBuilder();
    private StartTag tag = new StartTag("", Map.of(), List.of());

    /** Its {@code wsu:Id}; empty where it has none. */
    String id() {
      return tag.attributes().stream()
          .filter(
              attribute ->
                  attribute.namespace().equals(WsSecurity.WSU)
                      && attribute.localName().equals("Id"))
          .map(StartTag.Attribute::value)
          .findFirst()
          .orElse("");
    }

    /** Its start tag, with those namespaces in scope that a signature includes. */
    StartTag tag(List<String> included) {
      Map<String, String> namespaces = new TreeMap<>(tag.namespaces());
      included.forEach(
          prefix -> {
            String uri = inScope.getOrDefault(prefix, "");
            if (!uri.isEmpty()) {
              namespaces.put(prefix, uri);
            }
          });
      return new StartTag(tag.name(), namespaces, tag.attributes());
    }

    /** What stands between it and its first element. */
    String leading() {
      return leading.toString();
    }
  }

  private static final class Watched extends StreamReaderDelegate {

    private final Start start = new Start();
    private int depth;
    private boolean inBody;

    Watched(XMLStreamReader reader) {
      super(reader);
      if (reader.getEventType() == START_ELEMENT) {
        entered();
      }
    }

    @Override
    public int next() throws XMLStreamException {
      int event = super.next();
      switch (event) {
        case START_ELEMENT -> entered();
        case END_ELEMENT -> depth--;
        case CHARACTERS, CDATA, SPACE -> {
          if (inBody && depth == 2) {
            start.leading.append(getText());
          }
        }
        default -> {}
      }
      return event;
    }

    @Override
    public int nextTag() throws XMLStreamException {
      int event = next();
      while (event != START_ELEMENT && event != END_ELEMENT) {
        boolean blank =
            switch (event) {
              case SPACE, COMMENT, PROCESSING_INSTRUCTION -> true;
              case CHARACTERS, CDATA -> getText().isBlank();
              default -> false;
            };
        if (!blank) {
          throw new XMLStreamException("Something else where an element should be", getLocation());
        }
        event = next();
      }
      return event;
    }

    private void entered() {
      depth++;
      if (depth <= 2) {
        for (int i = 0; i < getNamespaceCount(); i++) {
          String prefix = getNamespacePrefix(i);
          start.inScope.put(prefix == null ? "" : prefix, String.valueOf(getNamespaceURI(i)));
        }
      }
      if (depth == 2 && "Body".equals(getLocalName()) && SOAP.contains(getNamespaceURI())) {
        inBody = true;
        start.tag = StartTag.at(this, List.of());
      } else if (depth == 3) {
        inBody = false;
      }
    }
  }
}

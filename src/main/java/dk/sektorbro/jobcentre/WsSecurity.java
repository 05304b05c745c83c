package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The WS-Security header of a request (OASIS WSS SOAP Message Security 1.1): a timestamp and one
 * XML signature.
 *
 * @param security the header
 * @param signature its {@code ds:Signature}
 * @param timestamp its {@code wsu:Timestamp}
 */
record WsSecurity(Element security, Element signature, Element timestamp) {

  static final String WSSE =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
  static final String WSU =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
  static final String DS = "http://www.w3.org/2000/09/xmldsig#";
  static final QName HEADER = new QName(WSSE, "Security");

  /**
   * The header, where the request has one.
   *
   * @param headers the SOAP envelope down to its headers
   * @throws Refused with SIGNATURE_INVALID where it is not one header with one signature and one
   *     timestamp
   */
  static Optional<WsSecurity> in(Document headers) {
    List<Element> all = new ArrayList<>();
    for (Element header : children(headers.getDocumentElement())) {
      children(header).stream().filter(child -> is(child, WSSE, "Security")).forEach(all::add);
    }
    if (all.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new WsSecurity(
            only(all, "wsse:Security"),
            only(named(all.getFirst(), DS, "Signature"), "ds:Signature"),
            only(named(all.getFirst(), WSU, "Timestamp"), "wsu:Timestamp")));
  }

  /** What of the header a signature may cover besides the body. */
  List<Element> parts() {
    return children(security).stream()
        .filter(part -> part != signature && part.hasAttributeNS(WSU, "Id"))
        .toList();
  }

  /** The text of a child of the timestamp. */
  String time(String name) {
    return only(named(timestamp, WSU, name), "wsu:" + name).getTextContent().strip();
  }

  private static List<Element> named(Element parent, String namespace, String name) {
    return children(parent).stream().filter(child -> is(child, namespace, name)).toList();
  }

  private static boolean is(Element element, String namespace, String name) {
    return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  private static Element only(List<Element> found, String name) {
    if (found.size() != 1) {
      throw invalid("The security header has one " + name + ".");
    }
    return found.getFirst();
  }

  static Refused invalid(String explanation) {
    return new Refused(RefusalCode.SIGNATURE_INVALID, "/*", "The signature: " + explanation);
  }
}

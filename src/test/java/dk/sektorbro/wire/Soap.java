package dk.sektorbro.wire;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** SOAP as text, so that a test can write what no client would. */
final class Soap {

  private static final String NAMESPACE = "urn:dk:sektorbro:jobcentre:v1";

  private Soap() {}

  static String envelope(String body) {
    return "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>"
        + body
        + "</soap:Body></soap:Envelope>";
  }

  /** A request of the contract as XML. */
  static String xml(Object request) {
    try {
      StringWriter xml = new StringWriter();
      Marshaller marshaller = JAXBContext.newInstance(request.getClass()).createMarshaller();
      marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
      marshaller.marshal(request, xml);
      return xml.toString();
    } catch (JAXBException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /**
   * A fault as the contract types it.
   *
   * @param element of the detail, such as {@code ContentRefused}
   * @param problems each as {@code CODE location}
   */
  record Fault(String element, List<String> problems) {}

  static Fault fault(String answer) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      Document document =
          factory.newDocumentBuilder().parse(new InputSource(new StringReader(answer)));
      Element detail = (Element) document.getElementsByTagName("detail").item(0);
      Element typed = (Element) detail.getElementsByTagNameNS(NAMESPACE, "*").item(0);
      List<String> problems = new ArrayList<>();
      NodeList told = typed.getElementsByTagNameNS(NAMESPACE, "Problem");
      for (int i = 0; i < told.getLength(); i++) {
        Element problem = (Element) told.item(i);
        problems.add((text(problem, "Code") + " " + text(problem, "Location")).strip());
      }
      return new Fault(typed.getLocalName(), problems);
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalArgumentException("Not a fault of the contract: " + answer, e);
    }
  }

  private static String text(Element of, String name) {
    NodeList found = of.getElementsByTagNameNS(NAMESPACE, name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent();
  }
}

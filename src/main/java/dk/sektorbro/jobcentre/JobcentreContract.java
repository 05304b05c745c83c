package dk.sektorbro.jobcentre;

import dk.sektorbro.jobcentre.soap.ObjectFactory;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.net.URL;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The contract as software needs it: the compiled schema, the binding to the generated classes, and
 * which names it declares. Read once; safe for many threads.
 *
 * @param names every element name of the contract
 * @param repeatable those that may stand more than once in a row
 * @param optional those that may be left out somewhere
 */
record JobcentreContract(
    Schema schema,
    JAXBContext binding,
    Set<String> names,
    Set<String> repeatable,
    Set<String> optional) {

  static final String NAMESPACE = "urn:dk:sektorbro:jobcentre:v1";
  static final String WSDL = "classpath:wsdl/jobcentre-v1.wsdl";
  private static final String XSD = "/wsdl/jobcentre-v1.xsd";

  /** Reads the contract that is packaged with the hub. */
  static JobcentreContract load() {
    URL xsd = Objects.requireNonNull(JobcentreContract.class.getResource(XSD), XSD);
    try {
      SchemaFactory schemas = SchemaFactory.newDefaultInstance();
      schemas.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      schemas.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      schemas.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      Set<String> names = new TreeSet<>();
      Set<String> repeatable = new TreeSet<>();
      Set<String> optional = new TreeSet<>();
      collectNames(xsd, names, repeatable, optional);
      return new JobcentreContract(
          schemas.newSchema(xsd),
          JAXBContext.newInstance(ObjectFactory.class),
          Set.copyOf(names),
          Set.copyOf(repeatable),
          Set.copyOf(optional));
    } catch (Exception e) {
      throw new IllegalStateException("The jobcentre contract cannot be read", e);
    }
  }

  private static void collectNames(
      URL xsd, Set<String> names, Set<String> repeatable, Set<String> optional) throws Exception {
    NodeList elements =
        DocumentBuilderFactory.newDefaultNSInstance()
            .newDocumentBuilder()
            .parse(xsd.toExternalForm())
            .getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "element");
    for (int i = 0; i < elements.getLength(); i++) {
      Element element = (Element) elements.item(i);
      if (element.hasAttribute("name")) {
        names.add(element.getAttribute("name"));
        if (element.hasAttribute("maxOccurs")) {
          repeatable.add(element.getAttribute("name"));
        }
        if (element.getAttribute("minOccurs").equals("0")) {
          optional.add(element.getAttribute("name"));
        }
      }
    }
  }

  /** The binding's own failures are defects of the build, not of a message. */
  interface Binding<T> {
    T use(JAXBContext binding) throws JAXBException;
  }

  <T> T bind(Binding<T> work) {
    try {
      return work.use(binding);
    } catch (JAXBException e) {
      throw new IllegalStateException("The jobcentre binding does not work", e);
    }
  }
}

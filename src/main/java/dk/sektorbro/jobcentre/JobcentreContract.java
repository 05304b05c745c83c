package dk.sektorbro.jobcentre;

import dk.sektorbro.jobcentre.soap.ObjectFactory;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * The contract as software needs it: the compiled schema, the binding to the generated classes, and
 * which names it declares. Read once; safe for many threads.
 *
 * @param names every element name of the contract
 * @param repeatable those that may stand more than once in a row
 * @param optional by an element's name, those that may be left out in it
 */
record JobcentreContract(
    Schema schema,
    JAXBContext binding,
    Set<String> names,
    Set<String> repeatable,
    Map<String, Set<String>> optional) {

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
      Map<String, Set<String>> optional = new TreeMap<>();
      collectNames(xsd, names, repeatable, optional);
      return new JobcentreContract(
          schemas.newSchema(xsd),
          JAXBContext.newInstance(ObjectFactory.class),
          Set.copyOf(names),
          Set.copyOf(repeatable),
          Map.copyOf(optional));
    } catch (Exception e) {
      throw new IllegalStateException("The jobcentre contract cannot be read", e);
    }
  }

  private static void collectNames(
      URL xsd, Set<String> names, Set<String> repeatable, Map<String, Set<String>> optional)
      throws Exception {
    List<Element> elements = declarations(xsd);
    for (Element element : elements) {
      String name = element.getAttribute("name");
      names.add(name);
      if (element.hasAttribute("maxOccurs")) {
        repeatable.add(name);
      }
    }
    for (Element element : elements) {
      if (element.getAttribute("minOccurs").equals("0")) {
        parents(element, elements)
            .forEach(
                parent ->
                    optional
                        .computeIfAbsent(parent, any -> new TreeSet<>())
                        .add(element.getAttribute("name")));
      }
    }
  }

  private static List<Element> declarations(URL xsd) throws Exception {
    NodeList found =
        DocumentBuilderFactory.newDefaultNSInstance()
            .newDocumentBuilder()
            .parse(xsd.toExternalForm())
            .getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "element");
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> (Element) found.item(i))
        .filter(element -> element.hasAttribute("name"))
        .toList();
  }

  /** The elements it stands in: the one that declares it, or those of the type that does. */
  private static Stream<String> parents(Element child, List<Element> elements) {
    for (Node above = child.getParentNode();
        above instanceof Element owner;
        above = above.getParentNode()) {
      if (owner.hasAttribute("name")) {
        String name = owner.getAttribute("name");
        return owner.getLocalName().equals("element")
            ? Stream.of(name)
            : elements.stream()
                .filter(element -> element.getAttribute("type").endsWith(":" + name))
                .map(element -> element.getAttribute("name"));
      }
    }
    return Stream.empty();
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

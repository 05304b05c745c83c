package dk.sektorbro.psychiatry;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;

/**
 * A FHIR resource as it came over the wire, read by closed parsers: no DTD, no entity, no key
 * twice, no more nesting than a message has.
 *
 * @param resource as HAPI reads it
 * @param tree the same as JSON, whatever it came as
 */
record WireMessage(Resource resource, ObjectNode tree) {

  private static final int DEEPEST = 64;
  private static final int LONGEST_STRING = 200_000_000;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(LONGEST_STRING)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /**
   * @throws Refused with {@code MALFORMED} when it is not a FHIR resource in the language it claims
   */
  static WireMessage read(FhirContext fhir, Payload payload) {
    return switch (payload.language()) {
      case FHIR_JSON -> fromJson(fhir, payload.bytes());
      case FHIR_XML -> fromXml(fhir, payload.bytes());
      case JOBCENTRE_XML -> throw notFhir();
    };
  }

  /**
   * The resource alone, of what was read whole before.
   *
   * @throws Refused with {@code MALFORMED} when it is not a FHIR resource
   */
  static Resource model(FhirContext fhir, Payload payload) {
    return switch (payload.language()) {
      case FHIR_JSON -> model(fhir.newJsonParser(), payload.bytes());
      case FHIR_XML -> {
        mustBeClosedXml(payload.bytes());
        yield model(fhir.newXmlParser(), payload.bytes());
      }
      case JOBCENTRE_XML -> throw notFhir();
    };
  }

  /** A parser that takes ids and references as they are written. */
  static IParser asWritten(IParser parser) {
    return parser
        .setOverrideResourceIdWithBundleEntryFullUrl(false)
        .setStripVersionsFromReferences(false);
  }

  private static WireMessage fromJson(FhirContext fhir, byte[] bytes) {
    ObjectNode tree = tree(bytes);
    return new WireMessage(model(fhir.newJsonParser(), bytes), tree);
  }

  private static WireMessage fromXml(FhirContext fhir, byte[] bytes) {
    mustBeClosedXml(bytes);
    Resource resource = model(fhir.newXmlParser(), bytes);
    String json = asWritten(fhir.newJsonParser()).encodeResourceToString(resource);
    return new WireMessage(resource, tree(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static ObjectNode tree(byte[] bytes) {
    try {
      JsonNode node = JSON.readTree(bytes);
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw malformed("The body is not one JSON object. Send one FHIR resource.");
    } catch (StreamConstraintsException e) {
      throw malformed(
          "The JSON is nested deeper than "
              + DEEPEST
              + " levels or has a value longer than any message has.");
    } catch (JsonProcessingException e) {
      throw malformed(
          "Not readable as JSON, line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr()
              + ": a syntax error, a key that occurs twice, or bytes that are not UTF-8.");
    } catch (IOException e) {
      throw malformed("Not readable as JSON in UTF-8.");
    }
  }

  private static Resource model(IParser parser, byte[] bytes) {
    ElementErrors errors = new ElementErrors();
    asWritten(parser).setParserErrorHandler(errors);
    IBaseResource read;
    try {
      read = parser.parseResource(new ByteArrayInputStream(bytes));
    } catch (RuntimeException e) { // HAPI's texts quote the message, so none is passed on
      throw malformed(
          "Not readable as a FHIR R4 resource. Check element names, data types and the order of XML elements.");
    }
    errors.refuse();
    if (read instanceof Resource resource) {
      return resource;
    }
    throw malformed("Not a FHIR R4 resource.");
  }

  private static void mustBeClosedXml(byte[] bytes) {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    if (factory.isPropertySupported("com.ctc.wstx.maxAttributeSize")) {
      factory.setProperty(
          "com.ctc.wstx.maxAttributeSize",
          LONGEST_STRING); // attachments are attributes in FHIR XML
    }
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
      String encoding = reader.getCharacterEncodingScheme();
      if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
        throw malformed("The XML declares an encoding other than UTF-8. Send UTF-8.");
      }
      int depth = 0;
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.DTD ->
              throw malformed("The XML has a document type declaration. Remove it.");
          case XMLStreamConstants.ENTITY_REFERENCE ->
              throw malformed("The XML refers to an entity. Write the text itself.");
          case XMLStreamConstants.START_ELEMENT -> {
            depth++;
            if (depth > DEEPEST) {
              throw malformed("The XML is nested deeper than " + DEEPEST + " levels.");
            }
          }
          case XMLStreamConstants.END_ELEMENT -> depth--;
          default -> {
            continue;
          }
        }
      }
    } catch (XMLStreamException e) {
      throw malformed(
          "Not readable as XML"
              + (e.getLocation() == null
                  ? ""
                  : ", line "
                      + e.getLocation().getLineNumber()
                      + ", column "
                      + e.getLocation().getColumnNumber())
              + ".");
    }
  }

  private static Refused notFhir() {
    return malformed("This is not a FHIR message. Send FHIR JSON or XML.");
  }

  private static Refused malformed(String explanation) {
    return new Refused(RefusalCode.MALFORMED, "", explanation);
  }
}

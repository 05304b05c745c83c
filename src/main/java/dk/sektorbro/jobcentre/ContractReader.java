package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import jakarta.xml.bind.UnmarshallerHandler;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.validation.ValidatorHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Reads a document of the contract: parsed with everything closed that a hostile one could use,
 * held to the schema, and bound to the generated classes, in one pass.
 */
final class ContractReader {

  /** No message of the contract nests half as deep. */
  static final int DEEPEST = 40;

  private static final int MOST_REASONS = 100;

  private final JobcentreContract contract;
  private final SchemaViolation violations;

  ContractReader(JobcentreContract contract) {
    this.contract = contract;
    this.violations = new SchemaViolation(contract);
  }

  /**
   * The root element as an object of a generated class.
   *
   * @throws Refused naming every element that breaks the schema, and every id number that cannot be
   *     one
   */
  Object read(byte[] document) {
    UnmarshallerHandler binder =
        contract.bind(
            binding -> {
              var unmarshaller = binding.createUnmarshaller();
              // What does not bind also breaks the schema, and is told by it.
              unmarshaller.setEventHandler(event -> true);
              return unmarshaller.getUnmarshallerHandler();
            });
    Findings findings = new Findings();
    try {
      ValidatorHandler validator = contract.schema().newValidatorHandler();
      validator.setErrorHandler(findings);
      validator.setContentHandler(binder);
      findings.setContentHandler(validator);
      XMLReader parser = parser();
      parser.setContentHandler(findings);
      parser.setErrorHandler(findings);
      parser.parse(new InputSource(new ByteArrayInputStream(document)));
    } catch (NotWellFormed e) {
      throw malformed(
          "Not well-formed XML, or with a DTD or entity, at line "
              + e.line
              + ", column "
              + e.column
              + ".");
    } catch (TooDeep e) {
      throw malformed("Elements are nested deeper than " + DEEPEST + " levels.");
    } catch (Exception e) {
      // The binder stops at a root it does not know, which the schema has told by then.
      if (findings.refusals.isEmpty()) {
        throw malformed("Cannot be read as XML.");
      }
    }
    if (!findings.refusals.isEmpty()) {
      throw new Refused(List.copyOf(findings.refusals.values()));
    }
    return contract.bind(binding -> binder.getResult());
  }

  /** The path of the first element that holds the text; empty where none does. */
  String placeOf(String text, byte[] document) {
    Search search = new Search(text);
    try {
      XMLReader parser = parser();
      parser.setContentHandler(search);
      parser.parse(new InputSource(new ByteArrayInputStream(document)));
    } catch (Exception e) {
      throw new IllegalArgumentException("The document was not read before", e);
    }
    return search.place;
  }

  static Refused malformed(String explanation) {
    return new Refused(RefusalCode.MALFORMED, "", explanation);
  }

  private static XMLReader parser() throws Exception {
    SAXParserFactory parsers = SAXParserFactory.newDefaultNSInstance();
    parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    parsers.setFeature("http://xml.org/sax/features/external-general-entities", false);
    parsers.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
    parsers.setXIncludeAware(false);
    return parsers.newSAXParser().getXMLReader();
  }

  private static final class TooDeep extends SAXException {}

  private static final class NotWellFormed extends SAXException {
    private final int line;
    private final int column;

    NotWellFormed(SAXParseException found) {
      this.line = found.getLineNumber();
      this.column = found.getColumnNumber();
    }
  }

  private final class Search extends DefaultHandler {

    private final String text;
    private final ElementPath path = new ElementPath(contract);
    private final StringBuilder value = new StringBuilder();
    private String place = "";

    Search(String text) {
      this.text = text;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes atts) {
      path.enter(uri, localName);
      value.setLength(0);
    }

    @Override
    public void characters(char[] ch, int start, int length) {
      value.append(ch, start, length);
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
      if (place.isEmpty() && value.indexOf(text) >= 0) {
        place = path.toString();
      }
      value.setLength(0);
      path.leave();
    }
  }

  /** Follows the reader through the document and gathers what the validator finds on the way. */
  private final class Findings extends XMLFilterImpl implements ErrorHandler {

    private final ElementPath path = new ElementPath(contract);
    private final Map<List<Object>, Refusal> refusals = new LinkedHashMap<>();
    private final StringBuilder idNumber = new StringBuilder();
    private final Leaf leaf = new Leaf();
    private @Nullable String idScheme;

    @Override
    public void startElement(String uri, String localName, String qName, Attributes atts)
        throws SAXException {
      path.enter(uri, localName);
      leaf.begins();
      if (path.depth() > DEEPEST) {
        throw new TooDeep();
      }
      if (path.name().equals("IdNumber")) {
        idNumber.setLength(0);
        idScheme = atts.getValue("scheme");
      }
      super.startElement(uri, localName, qName, atts);
    }

    @Override
    public void characters(char[] ch, int start, int length) throws SAXException {
      if (path.name().equals("IdNumber") && idNumber.length() < 64) {
        idNumber.append(ch, start, length);
      }
      super.characters(ch, start, leaf.taken(path.name(), ch, start, length));
    }

    @Override
    public void endElement(String uri, String localName, String qName) throws SAXException {
      super.endElement(uri, localName, qName);
      if (path.name().equals("IdNumber") && !isIdNumber()) {
        add(
            new Refusal(
                RefusalCode.CITIZEN_ID_INVALID,
                path.toString(),
                "Not an id number of its scheme: wrong form, or a day that does not exist."));
      }
      if (leaf.ends(path.name())) {
        add(
            new Refusal(
                RefusalCode.PROFILE_VIOLATION,
                path.toString(),
                "It holds nothing but blanks. Write the text, or leave the element out."));
      }
      path.leave();
    }

    private boolean isIdNumber() {
      String number = idNumber.toString().strip();
      return "X-eCPR".equals(idScheme)
          ? CitizenId.isValid(CitizenId.Scheme.X_ECPR, number)
          : CitizenId.isValid(CitizenId.Scheme.CPR, number.replace("-", ""));
    }

    @Override
    public void error(SAXParseException found) {
      String says = found.getMessage();
      violations.explain(says == null ? "" : says, path).ifPresent(this::add);
    }

    @Override
    public void warning(SAXParseException found) {}

    @Override
    public void fatalError(SAXParseException found) throws SAXException {
      throw new NotWellFormed(found);
    }

    private void add(Refusal refusal) {
      if (refusals.size() < MOST_REASONS) {
        refusals.putIfAbsent(List.of(refusal.location(), refusal.code()), refusal);
      }
    }
  }

  /**
   * The text of one element on its way to the validator. The time the validator takes for a pattern
   * grows with the square of the text, so of an element that may hold a line at most it gets no
   * more than it needs to see that the text is too long.
   */
  private static final class Leaf {

    private static final int LONGEST_LINE = 4000;
    private static final Set<String> LONG =
        Set.of(
            "Data",
            "SealedContent",
            "Text",
            "Question",
            "Value",
            "Explanation",
            "Reason",
            "Missing",
            "Calendar",
            "OwnWords",
            "Note");

    private boolean open;
    private boolean blank = true;
    private int length;

    void begins() {
      open = true;
      blank = true;
      length = 0;
    }

    int taken(String name, char[] ch, int start, int count) {
      for (int i = start; blank && i < start + count; i++) {
        blank = Character.isWhitespace(ch[i]);
      }
      int taken = LONG.contains(name) ? count : Math.min(count, LONGEST_LINE + 1 - length);
      length += taken;
      return taken;
    }

    /** Whether it is a text of blanks only, which only an answer left empty may be. */
    boolean ends(String name) {
      boolean onlyBlanks = open && blank && length > 0 && !name.equals("Value");
      open = false;
      length = 0;
      return onlyBlanks;
    }
  }
}

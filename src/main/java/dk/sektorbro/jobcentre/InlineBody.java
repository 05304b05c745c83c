package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.PartySignature;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.SentSignature;
import dk.sektorbro.exchange.SignatureCheck;
import dk.sektorbro.exchange.large.Lift;
import dk.sektorbro.exchange.large.Pass;
import jakarta.activation.DataHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.cxf.binding.soap.interceptor.CheckFaultInterceptor;
import org.apache.cxf.message.Attachment;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.service.model.MessagePartInfo;
import org.apache.cxf.staxutils.StaxUtils;

/**
 * Takes the one element out of the SOAP body, with what came as MTOM parts put inline, and holds it
 * to the schema before anything is bound from it.
 *
 * <p>A message that is carried to another party is not judged here: the intake reads it as it was
 * sent, so that a refusal is noted. Its bytes are left for the endpoint as {@link Arrived}, and the
 * binding gets an empty element of that name.
 */
final class InlineBody extends AbstractPhaseInterceptor<Message> {

  private static final String XOP = "http://www.w3.org/2004/08/xop/include";
  private static final Set<String> CARRIED =
      Set.of(
          "RequestCertificate",
          "RemindCertificate",
          "ReturnCertificate",
          "RecallCertificate",
          "SendMessage",
          "SendMeeting",
          "ReportReferral");
  private static final Pattern UUID =
      Pattern.compile("[0-9A-Za-z]{8}(-[0-9A-Za-z]{4}){3}-[0-9A-Za-z]{12}");

  private final ContractReader reader;
  private final Lift lift;
  private final SignatureCheck signatures;
  private final Clock clock;

  InlineBody(ContractReader reader, Lift lift, SignatureCheck signatures, Clock clock) {
    super(Phase.POST_PROTOCOL);
    addAfter(CheckFaultInterceptor.class.getName());
    this.reader = reader;
    this.lift = lift;
    this.signatures = signatures;
    this.clock = clock;
  }

  /**
   * A message to be carried, as it came.
   *
   * @param claimedMessageId its message id, where one can be told without believing the rest
   * @param signature the sender's own, where it signs
   */
  record Arrived(
      Payload payload, Optional<String> claimedMessageId, Optional<SentSignature> signature) {}

  /** Marks a request that was read to its end: what fails later fails in the hub. */
  record WasRead() {}

  static Refused unreadable(XMLStreamException cause) {
    var at = cause.getLocation();
    return ContractReader.malformed(
        "Not well-formed XML, or with a DTD or entity"
            + (at == null || at.getLineNumber() < 1
                ? "."
                : ", at line " + at.getLineNumber() + ", column " + at.getColumnNumber() + "."));
  }

  @Override
  public void handleMessage(Message message) {
    XMLStreamReader body = message.getContent(XMLStreamReader.class);
    if (body == null) {
      throw ContractReader.malformed("The request has no SOAP body.");
    }
    try {
      if (!atElement(body)) {
        throw ContractReader.malformed("The SOAP body is empty.");
      }
      QName root = body.getName();
      if (!operations(message).contains(root)) {
        throw new Refused(
            RefusalCode.KIND_UNKNOWN, "/*", "Not an operation of this service. Read its WSDL.");
      }
      Optional<BodyDigest> digest = BodyDigest.of(message);
      Copy copy = new Copy(message);
      Payload document = copy.element(body, lift, digest.map(BodyDigest::canonical));
      String trailing = nothingMayFollow(body);
      Optional<SentSignature> signature =
          digest.isEmpty() ? Optional.empty() : Optional.of(digest.get().end(trailing, clock));
      message.setContent(WasRead.class, new WasRead());
      boolean carried = CARRIED.contains(root.getLocalPart());
      if (carried) {
        message.setContent(
            Arrived.class,
            new Arrived(
                document,
                Optional.of(copy.messageId.toString()).filter(id -> UUID.matcher(id).matches()),
                signature));
      } else {
        signatures
            .verify(Caller.authenticated(message), signature)
            .ifPresent(verified -> message.setContent(PartySignature.class, verified));
        Object unused = reader.read(document.bytes());
      }
      message.setContent(
          XMLStreamReader.class, reader(carried ? emptyElement(root) : document.bytes()));
      message.setAttachments(Set.of());
    } catch (XMLStreamException e) {
      throw unreadable(e);
    } catch (IOException e) {
      throw ContractReader.malformed("An attachment part cannot be read.");
    }
  }

  private static Set<QName> operations(Message message) {
    return message
        .getExchange()
        .getEndpoint()
        .getBinding()
        .getBindingInfo()
        .getOperations()
        .stream()
        .map(operation -> operation.getInput().getMessageParts().getFirst())
        .map(MessagePartInfo::getElementQName)
        .collect(Collectors.toSet());
  }

  private static boolean atElement(XMLStreamReader body) throws XMLStreamException {
    int event = body.getEventType();
    while (event != XMLStreamConstants.START_ELEMENT
        && event != XMLStreamConstants.END_ELEMENT
        && body.hasNext()) {
      event = body.next();
    }
    return event == XMLStreamConstants.START_ELEMENT;
  }

  /** The text between the element and the end of the body. */
  private static String nothingMayFollow(XMLStreamReader body) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    boolean inBody = true;
    while (body.hasNext()) {
      switch (body.next()) {
        case XMLStreamConstants.START_ELEMENT ->
            throw ContractReader.malformed("The SOAP body holds more than one element.");
        case XMLStreamConstants.END_ELEMENT -> inBody = false;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(inBody ? body.getText() : "");
        default -> {}
      }
    }
    return text.toString();
  }

  private static byte[] emptyElement(QName name) {
    return ("<" + name.getLocalPart() + " xmlns=\"" + name.getNamespaceURI() + "\"/>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static XMLStreamReader reader(byte[] document) throws XMLStreamException {
    XMLStreamReader reader = StaxUtils.createXMLStreamReader(new ByteArrayInputStream(document));
    reader.nextTag();
    return reader;
  }

  /** One element and all it holds, as a canonical document of its own. */
  private static final class Copy {

    private final Message message;
    private final StringBuilder messageId = new StringBuilder();

    Copy(Message message) {
      this.message = message;
    }

    /**
     * @param second where the same is written to as well
     */
    Payload element(XMLStreamReader from, Lift lift, Optional<CanonicalXml> second)
        throws XMLStreamException, IOException {
      try (Pass pass = lift.pass(Language.JOBCENTRE_XML)) {
        CanonicalXml to = new CanonicalXml(pass);
        copy(from, Stream.concat(Stream.of(to), second.stream()).toList());
        to.flush();
        return pass.end();
      }
    }

    private void copy(XMLStreamReader from, List<CanonicalXml> both)
        throws XMLStreamException, IOException {
      int depth = 0;
      boolean inMessageId = false;
      do {
        switch (from.getEventType()) {
          case XMLStreamConstants.START_ELEMENT -> {
            if (XOP.equals(from.getNamespaceURI()) && "Include".equals(from.getLocalName())) {
              inline(from, both);
            } else {
              depth++;
              if (depth > ContractReader.DEEPEST) {
                throw ContractReader.malformed(
                    "Elements are nested deeper than " + ContractReader.DEEPEST + " levels.");
              }
              inMessageId = depth == 2 && "MessageId".equals(from.getLocalName());
              for (CanonicalXml to : both) {
                to.start(from);
              }
            }
          }
          case XMLStreamConstants.END_ELEMENT -> {
            depth--;
            inMessageId = false;
            for (CanonicalXml to : both) {
              to.end();
            }
          }
          case XMLStreamConstants.CHARACTERS,
              XMLStreamConstants.CDATA,
              XMLStreamConstants.SPACE -> {
            String text = from.getText();
            if (inMessageId && messageId.length() <= 36) {
              messageId.append(text.strip());
            }
            for (CanonicalXml to : both) {
              to.text(text);
            }
          }
          case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.DTD ->
              throw ContractReader.malformed("A message may hold no DTD and no entity.");
          default -> {}
        }
      } while (depth > 0 && from.next() != XMLStreamConstants.END_DOCUMENT);
    }

    private void inline(XMLStreamReader include, List<CanonicalXml> both)
        throws XMLStreamException, IOException {
      String href = Optional.ofNullable(include.getAttributeValue(null, "href")).orElse("");
      DataHandler part = part(href);
      Base64.Encoder encoder = Base64.getEncoder();
      try (InputStream in = part.getInputStream()) {
        // A multiple of 3, so that pieces join without padding.
        byte[] piece;
        while ((piece = in.readNBytes(3 * 16384)).length > 0) {
          String text = encoder.encodeToString(piece);
          for (CanonicalXml to : both) {
            to.text(text);
          }
        }
      }
      while (include.next() != XMLStreamConstants.END_ELEMENT) {
        if (include.getEventType() == XMLStreamConstants.START_ELEMENT) {
          throw ContractReader.malformed("xop:Include holds an element.");
        }
      }
    }

    private DataHandler part(String href) {
      if (href.startsWith("cid:") && message.getAttachments() != null) {
        String id = decoded(href.substring("cid:".length()));
        for (Attachment attachment : message.getAttachments()) {
          if (attachment.getId().equals(id)) {
            return attachment.getDataHandler();
          }
        }
      }
      throw ContractReader.malformed("xop:Include names an attachment part that did not come.");
    }

    private static String decoded(String id) {
      try {
        return URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException asItIs) {
        return id;
      }
    }
  }
}

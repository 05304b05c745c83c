package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.jobcentre.soap.ExchangeFault;
import jakarta.xml.bind.JAXBElement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLStreamException;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.transport.http.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Turns whatever went wrong in a call into a typed fault of the contract. What the SOAP stack would
 * say itself repeats values of the message and is not used.
 */
final class TypedFaults extends AbstractPhaseInterceptor<Message> {

  private static final Logger LOG = LoggerFactory.getLogger(TypedFaults.class);
  private static final Set<String> OF_THE_PROTOCOL = Set.of("VersionMismatch", "MustUnderstand");

  private final JobcentreContract contract;

  TypedFaults(JobcentreContract contract) {
    super(Phase.SETUP);
    this.contract = contract;
  }

  @Override
  public void handleMessage(Message message) {
    Exception wrong = message.getContent(Exception.class);
    Message in = message.getExchange().getInMessage();
    FaultTable.Told told = tell(wrong, in);
    SoapFault fault =
        new SoapFault(
            told.kind().sentence(),
            protocolCode(wrong).orElseGet(() -> told.kind().blame().faultCode()));
    fault.setDetail(detail(told));
    message.setContent(Exception.class, fault);
    told.retryAfter()
        .ifPresent(
            seconds -> Headers.getSetProtocolHeaders(message).put("Retry-After", List.of(seconds)));
  }

  private static FaultTable.Told tell(Exception wrong, @Nullable Message in) {
    if (in != null && SizeLimit.exceededIn(in)) {
      return FaultTable.tell(SizeLimit.tooLarge());
    }
    for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case Refused refused -> {
          return FaultTable.tell(refused);
        }
        case XMLStreamException unreadable -> {
          return FaultTable.tell(InlineBody.unreadable(unreadable));
        }
        default -> {}
      }
    }
    if (!wasRead(in) || (wrong instanceof Fault fault && isOfTheCaller(fault))) {
      LOG.info("A call of a jobcentre could not be read: {}", place(wrong));
      return FaultTable.tell(
          new Refused(
              RefusalCode.MALFORMED,
              "",
              "Not a SOAP 1.1 request of this contract: check envelope, SOAPAction, headers and"
                  + " content type."));
    }
    LOG.error("A call of a jobcentre failed in the hub: {}", place(wrong));
    return FaultTable.unavailable();
  }

  private static boolean wasRead(@Nullable Message in) {
    return in != null && in.getContent(InlineBody.WasRead.class) != null;
  }

  /** What the SOAP stack itself objects to in a request has no cause; what fails in the hub has. */
  private static boolean isOfTheCaller(Fault fault) {
    QName code = fault.getFaultCode();
    return fault.getCause() == null
        || protocolCode(fault).isPresent()
        || (code != null && Set.of("Client", "Sender").contains(code.getLocalPart()));
  }

  private static Optional<QName> protocolCode(Exception wrong) {
    return wrong instanceof SoapFault fault
            && OF_THE_PROTOCOL.contains(fault.getFaultCode().getLocalPart())
        ? Optional.of(
            new QName(
                "http://schemas.xmlsoap.org/soap/envelope/", fault.getFaultCode().getLocalPart()))
        : Optional.empty();
  }

  /** Types and the line of the innermost cause: messages of foreign code may hold values. */
  private static String place(Throwable wrong) {
    StringBuilder chain = new StringBuilder();
    Throwable cause = wrong;
    while (true) {
      chain.append(cause.getClass().getName());
      if (cause.getCause() == null) {
        break;
      }
      chain.append(" < ");
      cause = cause.getCause();
    }
    StackTraceElement[] trace = cause.getStackTrace();
    return trace.length == 0 ? chain.toString() : chain.append(" at ").append(trace[0]).toString();
  }

  private Element detail(FaultTable.Told told) {
    try {
      Document document =
          DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().newDocument();
      Element detail = document.createElement("detail");
      contract.bind(
          binding -> {
            binding
                .createMarshaller()
                .marshal(
                    new JAXBElement<>(told.kind().element(), ExchangeFault.class, told.detail()),
                    detail);
            return detail;
          });
      return detail;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }
}

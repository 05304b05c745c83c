package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.large.LargeStore;
import dk.sektorbro.jobcentre.soap.DeliverMessage;
import dk.sektorbro.jobcentre.soap.DeliverMessageResponse;
import dk.sektorbro.jobcentre.soap.DeliveryRefusedFault;
import dk.sektorbro.jobcentre.soap.ExchangeFault;
import dk.sektorbro.jobcentre.soap.JobcentreInbox;
import dk.sektorbro.jobcentre.soap.Problem;
import dk.sektorbro.jobcentre.soap.UnavailableFault;
import jakarta.xml.ws.WebServiceException;
import jakarta.xml.ws.soap.SOAPFaultException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.apache.cxf.Bus;
import org.apache.cxf.attachment.AttachmentDeserializer;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Pushes messages to jobcentre systems that offer {@code JobcentreInbox}, over TLS under the hub's
 * own key. Safe for many threads.
 */
public final class JobcentreInboxClient {

  /** How a push ended. */
  public sealed interface Result {

    /**
     * The jobcentre keeps the message.
     *
     * @param duplicate whether it had it already
     */
    record Accepted(boolean duplicate) implements Result {}

    /**
     * The jobcentre cannot use the message; sending it again changes nothing.
     *
     * @param code the jobcentre's code of the reason
     */
    record RefusedByReceiver(String code) implements Result {}

    /**
     * Reached, and failed on this message for a technical reason; sending it again later is right.
     *
     * @param reason for operators; holds nothing of the message
     */
    record Failed(String reason) implements Result {}

    /**
     * Not reached, or not able to take it now; sending it again later is right.
     *
     * @param reason for operators; holds nothing of the message
     */
    record Unreachable(String reason) implements Result {}
  }

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,79}");

  private final Bus bus;
  private final SSLContext tls;
  private final JobcentreSettings settings;
  private final MailboxEntries entries;
  private final Map<URI, JobcentreInbox> inboxes = new ConcurrentHashMap<>();

  /**
   * @param tls with the hub's client key, and trusting the jobcentres' servers
   */
  public JobcentreInboxClient(
      Bus bus, SSLContext tls, JobcentreSettings settings, LargeStore large) {
    this.bus = bus;
    this.tls = tls;
    this.settings = settings;
    this.entries = new MailboxEntries(new ContractReader(JobcentreContract.load()), large);
  }

  /** Hands one message to the inbox at that address. */
  public Result deliver(URI endpoint, MailboxDesk.Item item) {
    DeliverMessage delivery = new DeliverMessage();
    delivery.setEntry(entries.entry(item));
    try {
      DeliverMessageResponse answer =
          inboxes.computeIfAbsent(endpoint, this::inbox).deliverMessage(delivery);
      return new Result.Accepted(answer.isDuplicate());
    } catch (DeliveryRefusedFault refused) {
      return new Result.RefusedByReceiver(code(refused.getFaultInfo()));
    } catch (UnavailableFault later) {
      return new Result.Unreachable("The jobcentre answered Unavailable");
    } catch (SOAPFaultException fault) {
      return new Result.Failed("The jobcentre answered a fault the contract does not have");
    } catch (WebServiceException notReached) {
      return new Result.Unreachable(innermost(notReached).getClass().getSimpleName());
    }
  }

  private static String code(@Nullable ExchangeFault fault) {
    return fault == null
        ? "NO_CODE"
        : fault.getProblem().stream()
            .findFirst()
            .map(Problem::getCode)
            .filter(code -> CODE.matcher(code).matches())
            .orElse("NO_CODE");
  }

  private static Throwable innermost(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private JobcentreInbox inbox(URI endpoint) {
    JaxWsProxyFactoryBean factory = new JaxWsProxyFactoryBean();
    factory.setBus(bus);
    factory.setServiceClass(JobcentreInbox.class);
    factory.setAddress(endpoint.toString());
    factory.setProperties(
        Map.of(
            Message.MTOM_ENABLED,
            true,
            FaultListener.class.getName(),
            new QuietFaults(),
            AttachmentDeserializer.ATTACHMENT_MEMORY_THRESHOLD,
            String.valueOf(settings.largestRequest().toBytes())));
    JobcentreInbox inbox = factory.create(JobcentreInbox.class);
    Client client = ClientProxy.getClient(inbox);
    HTTPConduit conduit = (HTTPConduit) client.getConduit();
    HTTPClientPolicy policy = new HTTPClientPolicy();
    policy.setConnectionTimeout(settings.connectTimeout().toMillis());
    policy.setReceiveTimeout(settings.answerTimeout().toMillis());
    policy.setAutoRedirect(false);
    conduit.setClient(policy);
    TLSClientParameters parameters = new TLSClientParameters();
    parameters.setSslContext(tls);
    conduit.setTlsClientParameters(parameters);
    return inbox;
  }
}

package dk.sektorbro.demo;

import ca.uhn.fhir.context.FhirContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.PartyId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.jspecify.annotations.Nullable;

/**
 * A psychiatric department's EHR: takes messages at its {@code $process-message} and sends its own
 * to the hub's. It keeps each message once, however often it is sent, and answers a repetition with
 * its first answer.
 */
public final class SimulatedPsychiatry implements AutoCloseable {

  private static final String FHIR_JSON = "application/fhir+json";

  private final SimulatedParty self;
  private final URI hub;
  private final int port;
  private final SSLContext tls;
  private final HttpClient http;
  private final FhirContext fhir = FhirContext.forR4Cached();
  private final EhrMessages messages;
  private final EhrAnswers replies;
  private final Map<String, Bundle> received = new LinkedHashMap<>();
  private final Map<String, String> answers = new LinkedHashMap<>();
  private Consumer<Bundle> keeper = bundle -> received.put(idOf(bundle), bundle);
  private int transmissions;
  private @Nullable HttpsServer server;

  /**
   * @param hub such as {@code https://localhost:8443}
   * @param port where it listens; 0 lets the system choose
   */
  public SimulatedPsychiatry(SimulatedParty self, URI hub, int port, Clock clock) {
    this.self = self;
    this.hub = hub;
    this.port = port;
    this.tls = self.tlsContext();
    this.http =
        HttpClient.newBuilder().sslContext(tls).connectTimeout(Duration.ofSeconds(10)).build();
    this.messages = new EhrMessages(self, clock);
    this.replies = new EhrAnswers(clock);
  }

  public PartyId id() {
    return self.id();
  }

  /** Opens its interface; returns the port. */
  public int goesOnline() {
    try {
      HttpsServer opened =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
      opened.setHttpsConfigurator(
          new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
              SSLParameters wanted = tls.getDefaultSSLParameters();
              wanted.setNeedClientAuth(true);
              parameters.setSSLParameters(wanted);
            }
          });
      opened.createContext("/fhir/$process-message", this::processMessage);
      opened.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      opened.start();
      server = opened;
      return opened.getAddress().getPort();
    } catch (IOException e) {
      throw new UncheckedIOException("The simulated EHR cannot listen on port " + port, e);
    }
  }

  public void goesOnlineIfNeeded() {
    if (server == null) {
      goesOnline();
    }
  }

  public void goesOffline() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  @Override
  public void close() {
    goesOffline();
    http.close();
  }

  private void processMessage(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String answer = keep(fhir.newJsonParser().parseResource(Bundle.class, body));
      byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", FHIR_JSON);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private synchronized String keep(Bundle bundle) {
    transmissions++;
    return answers.computeIfAbsent(idOf(bundle), first -> answer(bundle));
  }

  private String answer(Bundle first) {
    keeper.accept(first);
    return fhir.newJsonParser().encodeResourceToString(replies.acknowledgement(first));
  }

  private static String idOf(Bundle bundle) {
    return ((MessageHeader) bundle.getEntryFirstRep().getResource()).getIdElement().getIdPart();
  }

  /** From now on a message is handed on when it comes for the first time, and not kept. */
  public synchronized void handsOnTo(Consumer<Bundle> next) {
    keeper = next;
  }

  /** Everything received so far, each message once, in the order of arrival. */
  public synchronized List<Bundle> received() {
    return new ArrayList<>(received.values());
  }

  /** How often something was received, repetitions included. */
  public synchronized int transmissions() {
    return transmissions;
  }

  /** What was received under the event of that code. */
  public List<Bundle> received(String event) {
    return received().stream().filter(bundle -> eventOf(bundle).equals(event)).toList();
  }

  public static String eventOf(Bundle bundle) {
    return ((MessageHeader) bundle.getEntryFirstRep().getResource()).getEventCoding().getCode();
  }

  public Bundle careCommunication(
      PartyId receiver, Gln gln, String name, TestCitizen citizen, String text, List<byte[]> pdfs) {
    return messages.careCommunication(
        new EhrMessages.Receiver(receiver, gln, name), citizen, text, pdfs);
  }

  public Bundle discharge(PartyId receiver, Gln gln, String name, TestCitizen citizen) {
    return messages.discharge(new EhrMessages.Receiver(receiver, gln, name), citizen);
  }

  public Bundle certificateAnswer(Bundle request, byte[] pdf) {
    return replies.certificateAnswer(request, pdf);
  }

  /** Sends a message to the hub; returns the hub's acknowledgement. */
  public Answer sends(Bundle message) {
    return sends(fhir.newJsonParser().encodeResourceToString(message), FHIR_JSON);
  }

  /** Sends these bytes to the hub as they are. */
  public Answer sends(String body, String mediaType) {
    HttpRequest request =
        HttpRequest.newBuilder(hub.resolve("/fhir/$process-message"))
            .header("Content-Type", mediaType)
            .header("Accept", mediaType)
            .timeout(Duration.ofMinutes(2))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(
          response.statusCode(), response.body(), acknowledgement(response.body(), mediaType));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the hub", e);
    }
  }

  private Optional<Bundle> acknowledgement(String body, String mediaType) {
    var parser = mediaType.endsWith("xml") ? fhir.newXmlParser() : fhir.newJsonParser();
    return parser.parseResource(body) instanceof Bundle bundle
        ? Optional.of(bundle)
        : Optional.empty();
  }

  /**
   * What the hub answered.
   *
   * @param acknowledgement empty where the message was too broken to be acknowledged
   */
  public record Answer(int status, String body, Optional<Bundle> acknowledgement) {

    /**
     * {@code ok}, {@code fatal-error} or {@code transient-error}; {@code none} where there is no
     * acknowledgement.
     */
    public String code() {
      return acknowledgement
          .map(bundle -> (MessageHeader) bundle.getEntryFirstRep().getResource())
          .map(header -> header.getResponse().getCode().toCode())
          .orElse("none");
    }
  }
}

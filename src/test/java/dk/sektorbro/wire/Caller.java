package dk.sektorbro.wire;

import dk.sektorbro.demo.SimulatedParty;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.participant.DirectoryTrustManager;
import dk.sektorbro.seal.TlsContexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/** Sends anything at all over a connection that a party's key opened. */
public final class Caller implements AutoCloseable {

  public static final String JSON = "application/fhir+json";
  static final String XML = "application/fhir+xml";

  private final SSLContext tls;
  private final URI hub;
  private final HttpClient http;

  Caller(SimulatedParty party, URI hub) {
    this.tls =
        TlsContexts.context(party.tls(), DirectoryTrustManager.forEndpoints(party.anchors()));
    this.hub = hub;
    this.http =
        HttpClient.newBuilder().sslContext(tls).connectTimeout(Duration.ofSeconds(10)).build();
  }

  @Override
  public void close() {
    http.close();
  }

  SSLContext tls() {
    return tls;
  }

  /** To {@code $process-message}. */
  Acknowledged processes(String message, String mediaType) {
    HttpResponse<String> answer = posts("/fhir/$process-message", mediaType, message);
    return Acknowledged.read(answer.statusCode(), answer.body());
  }

  /** The same of a message that is written as it is sent. */
  Acknowledged processes(BodyPublisher message, String mediaType) {
    HttpResponse<String> answer =
        text(
            request("/fhir/$process-message")
                .header("Content-Type", mediaType)
                .POST(message)
                .build());
    return Acknowledged.read(answer.statusCode(), answer.body());
  }

  /** Searches for that citizen's resources of a type. */
  public HttpResponse<String> searches(String type, TestCitizen citizen) {
    return posts(
        "/fhir/" + type + "/_search",
        "application/x-www-form-urlencoded",
        "patient.identifier=" + citizen.id().scheme().system() + "%7C" + citizen.id().number());
  }

  public HttpResponse<String> posts(String path, String mediaType, String body) {
    return posts(path, mediaType, body, Map.of());
  }

  HttpResponse<String> posts(
      String path, String mediaType, String body, Map<String, String> headers) {
    HttpRequest.Builder request = request(path).header("Content-Type", mediaType);
    headers.forEach(request::header);
    return text(request.POST(BodyPublishers.ofString(body)).build());
  }

  HttpResponse<String> posts(String path, String mediaType, byte[] body) {
    return text(
        request(path)
            .header("Content-Type", mediaType)
            .POST(BodyPublishers.ofByteArray(body))
            .build());
  }

  public HttpResponse<String> puts(String path, String mediaType, String body) {
    return puts(path, mediaType, body, Map.of());
  }

  public HttpResponse<String> puts(
      String path, String mediaType, String body, Map<String, String> headers) {
    HttpRequest.Builder request = request(path).header("Content-Type", mediaType);
    headers.forEach(request::header);
    return text(request.PUT(BodyPublishers.ofString(body)).build());
  }

  /** A SOAP request with this body. */
  HttpResponse<String> asks(String body) {
    return posts("/soap/jobcentre/v1", "text/xml; charset=utf-8", Soap.envelope(body));
  }

  public HttpResponse<String> gets(String path) {
    return text(request(path).GET().build());
  }

  /** A GET with something of the test's own. */
  HttpResponse<String> sends(String path, Consumer<HttpRequest.Builder> own) {
    HttpRequest.Builder request = request(path).GET();
    own.accept(request);
    return text(request.build());
  }

  HttpResponse<byte[]> downloads(String path) {
    return send(request(path).GET().build(), BodyHandlers.ofByteArray());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(hub.resolve(path)).timeout(Duration.ofMinutes(2));
  }

  private HttpResponse<String> text(HttpRequest request) {
    return send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

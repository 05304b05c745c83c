package dk.sektorbro.psychiatry;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.exchange.ByteSource;
import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.large.Expansion;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.OperationOutcome;

/**
 * Delivers a message to a party's {@code $process-message} over mutual TLS and reads the
 * acknowledgement it answers with.
 */
public final class FhirPush implements AutoCloseable {

  private static final int LARGEST_ANSWER = 1_000_000;

  private final FhirContext fhir;
  private final Expansion expansion;
  private final HttpClient client;
  private final Duration answerTimeout;

  /** What came of a delivery. */
  public sealed interface Result {

    /**
     * The receiver has it and has said so.
     *
     * @param key of the X.509 certificate its server showed
     * @param answer of its acknowledgement as it came
     */
    record Acknowledged(Optional<Digest> key, Digest answer) implements Result {}

    /** The receiver has taken it; what it says of it comes later, as a message of its own. */
    record Unacknowledged() implements Result {}

    /**
     * The receiver will not take it as it is.
     *
     * @param codes what it gave as the reason, as the codes of its OperationOutcome; may be empty
     */
    record RefusedByReceiver(List<String> codes) implements Result {}

    /**
     * The receiver answered that it failed on this message for a technical reason; sending the same
     * again is right.
     *
     * @param reason for an administrator; says nothing of the message
     */
    record Failed(String reason) implements Result {}

    /**
     * It is not known to be delivered, and sending the same again is right.
     *
     * @param reason for an administrator; says nothing of the message
     */
    record Unreachable(String reason) implements Result {}
  }

  /**
   * @param tls with the hub's client key and the certificates it trusts
   */
  public FhirPush(
      FhirContext fhir,
      Expansion expansion,
      SSLContext tls,
      Duration connectTimeout,
      Duration answerTimeout) {
    this.fhir = fhir;
    this.expansion = expansion;
    this.answerTimeout = answerTimeout;
    this.client =
        HttpClient.newBuilder()
            .sslContext(tls)
            .connectTimeout(connectTimeout)
            .followRedirects(Redirect.NEVER)
            .version(Version.HTTP_1_1)
            .build();
  }

  /**
   * Sends the message and waits for its acknowledgement.
   *
   * @param endpoint the party's FHIR base address, or its {@code $process-message} itself
   */
  public Result send(URI endpoint, Payload message) {
    String headerId =
        Glance.at(fhir, message)
            .headerId()
            .orElseThrow(() -> new IllegalArgumentException("What is pushed is not a message"));
    HttpRequest request =
        HttpRequest.newBuilder(operation(endpoint))
            .timeout(answerTimeout)
            .header("Content-Type", message.language().mediaType())
            .header("Accept", Language.FHIR_JSON.mediaType())
            .POST(body(message))
            .build();
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        return interpret(response, body.readNBytes(LARGEST_ANSWER), headerId);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result.Unreachable("interrupted");
    } catch (IOException e) {
      return new Result.Unreachable(e.getClass().getSimpleName());
    }
  }

  private BodyPublisher body(Payload message) {
    if (message.files().isEmpty()) {
      return BodyPublishers.ofByteArray(message.bytes());
    }
    ByteSource whole = expansion.of(message);
    return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(whole::open), whole.length());
  }

  private static URI operation(URI endpoint) {
    String address = endpoint.toString();
    if (address.endsWith("/$process-message")) {
      return endpoint;
    }
    return URI.create(address + (address.endsWith("/") ? "" : "/") + "$process-message");
  }

  private Result interpret(HttpResponse<InputStream> response, byte[] body, String headerId) {
    int status = response.statusCode();
    Optional<WireMessage> answer = parse(response, body);
    Optional<Acknowledgement> acknowledgement =
        answer.flatMap(FhirPush::acknowledgement).filter(said -> said.headerId().equals(headerId));
    if (acknowledgement.isPresent()) {
      Acknowledgement said = acknowledgement.get();
      return switch (said.code()) {
        case OK -> new Result.Acknowledged(key(response), Digest.over(body));
        case FATAL_ERROR -> new Result.RefusedByReceiver(said.codes());
        case TRANSIENT_ERROR ->
            new Result.Failed("the receiver answered transient-error " + said.codes());
      };
    }
    return switch (status) {
      case 400, 413, 415, 422 ->
          new Result.RefusedByReceiver(answer.map(FhirPush::codes).orElse(List.of()));
      case 202, 204 -> new Result.Unacknowledged();
      case 429, 502, 503, 504 -> new Result.Unreachable("HTTP " + status);
      default ->
          new Result.Failed("HTTP " + status + " without an acknowledgement of this message");
    };
  }

  private static Optional<Digest> key(HttpResponse<?> response) {
    return response
        .sslSession()
        .flatMap(
            session -> {
              try {
                return Optional.of(Digest.over(session.getPeerCertificates()[0].getEncoded()));
              } catch (SSLPeerUnverifiedException | CertificateEncodingException e) {
                return Optional.empty();
              }
            });
  }

  private Optional<WireMessage> parse(HttpResponse<InputStream> response, byte[] body) {
    return Answers.ofMediaType(response.headers().firstValue("Content-Type").orElse(""))
        .flatMap(
            language -> {
              try {
                return Optional.of(WireMessage.read(fhir, new Payload(language, body)));
              } catch (Refused unreadable) {
                return Optional.empty();
              }
            });
  }

  private static Optional<Acknowledgement> acknowledgement(WireMessage answer) {
    if (!(answer.resource() instanceof Bundle bundle)) {
      return Optional.empty();
    }
    MessageBundle message = new MessageBundle(bundle);
    Optional<MessageHeader> header = message.header().filter(Acknowledgement::is);
    try {
      return header.map(found -> Acknowledgement.read(message, found));
    } catch (Refused incomplete) {
      return Optional.empty();
    }
  }

  private static List<String> codes(WireMessage answer) {
    return answer.resource() instanceof OperationOutcome outcome
        ? outcome.getIssue().stream()
            .flatMap(issue -> issue.getDetails().getCoding().stream())
            .filter(Coding::hasCode)
            .map(Coding::getCode)
            .distinct()
            .toList()
        : List.of();
  }

  @Override
  public void close() {
    client.close();
  }
}

package dk.sektorbro.seal.revocation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;

/**
 * Fetches over HTTP from configured hosts and no others, because URLs come out of certificates. No
 * redirects, a limited time and a limited size; answers are signed, so HTTP without TLS is enough
 * (RFC 5280, section 4.2.1.13).
 */
final class Fetcher implements AutoCloseable {

  private static final int OK = 200;

  private final HttpClient http;
  private final RevocationSettings settings;

  Fetcher(RevocationSettings settings) {
    this.settings = settings;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(settings.connectTimeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  byte[] get(URI place) throws Silent {
    return send(place, HttpRequest.newBuilder(place).GET());
  }

  byte[] post(URI place, String mediaType, byte[] body) throws Silent {
    return send(
        place,
        HttpRequest.newBuilder(place)
            .header("Content-Type", mediaType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private byte[] send(URI place, HttpRequest.Builder request) throws Silent {
    try {
      HttpResponse<byte[]> answer =
          http.send(
              request.timeout(settings.answerTimeout()).build(),
              BodyHandlers.limiting(BodyHandlers.ofByteArray(), settings.largestAnswer()));
      if (answer.statusCode() != OK) {
        throw new Silent("HTTP status " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new Silent(e.getClass().getSimpleName(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Silent("interrupted", e);
    }
  }

  /** Whether the place may be asked at all. */
  boolean mayAsk(URI place) {
    Set<String> hosts = settings.hosts();
    String scheme = place.getScheme();
    return ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
        && place.getHost() != null
        && place.getUserInfo() == null
        && (place.getPort() < 0
            ? hosts.contains(place.getHost())
            : hosts.contains(place.getHost() + ":" + place.getPort()));
  }

  @Override
  public void close() {
    http.close();
  }
}

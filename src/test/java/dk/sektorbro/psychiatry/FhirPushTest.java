package dk.sektorbro.psychiatry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.large.Expansion;
import dk.sektorbro.exchange.large.MemoryLargeStore;
import dk.sektorbro.psychiatry.FhirPush.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What an EHR answers, and what the hub makes of it. Keys and trust are the seal package's tests.
 */
class FhirPushTest {

  private static final String HEADER = "1964fd94-9b18-4108-9f05-388c8269c0ca";

  private final List<String> received = new ArrayList<>();
  private HttpServer ehr;
  private FhirPush push;
  private int status = 200;
  private String contentType = "application/fhir+json";
  private String answer = "";

  @BeforeEach
  void start() throws Exception {
    ehr = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ehr.createContext(
        "/fhir",
        exchange -> {
          received.add(
              exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Content-Type"));
          exchange.getRequestBody().readAllBytes();
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", contentType);
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    ehr.start();
    push =
        new FhirPush(
            Fhir.R4,
            new Expansion(new MemoryLargeStore()),
            SSLContext.getDefault(),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5));
  }

  @AfterEach
  void stop() {
    push.close();
    ehr.stop(0);
  }

  private Result result() {
    return push.send(
        URI.create("http://localhost:" + ehr.getAddress().getPort() + "/fhir"), message());
  }

  private static Payload message() {
    return Fhir.json(Fhir.example("valid/certificate-request.json"));
  }

  private static String acknowledgement(String headerId, AckCode code, Refusal... refusals) {
    return Fhir.R4
        .newJsonParser()
        .encodeResourceToString(
            new AcknowledgementWriter(Fhir.DIRECTORY.address(Fhir.CLINIC))
                .write(Fhir.HUB, headerId, code, Instant.EPOCH, List.of(refusals)));
  }

  @Test
  void anAcknowledgedMessageIsDelivered() {
    answer = acknowledgement(HEADER, AckCode.OK);

    assertThat(result()).isInstanceOf(Result.Acknowledged.class);
    assertThat(received).containsExactly("/fhir/$process-message application/fhir+json");
  }

  @Test
  void aRefusalBringsItsCodes() {
    status = 422;
    answer =
        acknowledgement(
            HEADER, AckCode.FATAL_ERROR, new Refusal(RefusalCode.UNKNOWN_CODE, "", "Mend it."));

    assertThat(result())
        .isEqualTo(new Result.RefusedByReceiver(List.of("MSG_VALUESET_VALUE_UNKNOWN")));
  }

  @Test
  void aTransientErrorIsTriedAgain() {
    status = 503;
    answer =
        acknowledgement(
            HEADER, AckCode.TRANSIENT_ERROR, new Refusal(RefusalCode.UNAVAILABLE, "", "Later."));

    assertThat(result()).isInstanceOf(Result.Failed.class);
  }

  @Test
  void anAcknowledgementOfAnotherMessageProvesNothing() {
    answer = acknowledgement("11111111-9b18-4108-9f05-388c8269c0ca", AckCode.OK);

    assertThat(result()).isInstanceOf(Result.Failed.class);
  }

  @Test
  void okWithoutAnAcknowledgementProvesNothing() {
    contentType = "text/html";
    answer = "<html>Welcome</html>";

    assertThat(result()).isInstanceOf(Result.Failed.class);
  }

  @Test
  void aDoorThatIsShutIsTriedAgain() {
    status = 403;

    assertThat(result()).isInstanceOf(Result.Failed.class);
  }

  @Test
  void aReceiverThatAcknowledgesLaterHasTheMessage() {
    status = 202;

    assertThat(result()).isInstanceOf(Result.Unacknowledged.class);
  }

  @Test
  void aReceiverThatTakesNothingNowIsUnreachable() {
    status = 503;

    assertThat(result()).isInstanceOf(Result.Unreachable.class);
  }

  @Test
  void nobodyThereIsUnreachable() throws IOException {
    ehr.stop(0);

    assertThat(result()).isInstanceOf(Result.Unreachable.class);
  }
}

package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.world.Member;
import java.io.IOException;
import java.net.ConnectException;
import java.net.CookieManager;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How both ports answer, whatever they are asked: which TLS, which headers, and what they do not
 * tell.
 */
@ExtendWith(OneHub.class)
class AnswersTest {

  private static final String ELSEWHERE = "https://elsewhere.example";
  private static final Pattern INSIDE =
      Pattern.compile("Exception|\\bat (dk|org|java|jakarta|ca)\\.|org\\.apache|Tomcat|Spring");

  private final Hub hub;

  AnswersTest(Hub hub) {
    this.hub = hub;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TLS_AES_256_GCM_SHA384",
        "TLS_AES_128_GCM_SHA256",
        "TLS_CHACHA20_POLY1305_SHA256"
      })
  void thePartiesPortSpeaksTls13WithAuthenticatedCiphers(String suite) throws IOException {
    try (SSLSocket socket = connected()) {
      socket.setEnabledCipherSuites(new String[] {suite});
      socket.startHandshake();

      assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
      assertThat(socket.getSession().getCipherSuite()).isEqualTo(suite);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"
  })
  void anOlderTlsIsRefusedEvenWithTheBestOfItsCiphers(String protocol, String suite)
      throws IOException {
    try (SSLSocket socket = connected()) {
      socket.setEnabledProtocols(new String[] {protocol});
      socket.setEnabledCipherSuites(new String[] {suite});

      assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLHandshakeException.class);
    }
  }

  private SSLSocket connected() throws IOException {
    return (SSLSocket)
        hub.caller(Member.JOBCENTRE)
            .tls()
            .getSocketFactory()
            .createSocket("localhost", hub.world().hub().getPort());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/fhir/metadata",
        "/fhir/Nothing/1",
        "/soap/jobcentre/v1?wsdl",
        "/soap/nowhere",
        "/mailbox/v1/messages",
        "/mailbox/v1/messages/1",
        "/mailbox/v1/openapi.yaml",
        "/mailbox/v1/nowhere",
        "/nowhere",
        "/actuator/health"
      })
  void everyAnswerToAPartyIsDressed(String path) {
    HttpResponse<String> answer =
        hub.caller(Member.JOBCENTRE).sends(path, request -> request.header("Origin", ELSEWHERE));

    assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
    assertThat(header(answer, "cache-control")).contains("no-store");
    assertThat(header(answer, "x-frame-options")).isEqualTo("DENY");
    assertThat(header(answer, "strict-transport-security")).contains("max-age=31536000");
    assertThat(answer.headers().map().keySet())
        .noneMatch(name -> name.startsWith("access-control-"))
        .doesNotContain("server", "x-powered-by", "set-cookie");
    if (answer.statusCode() >= 400) {
      assertThat(answer.body()).doesNotContainPattern(INSIDE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "TRACK", "CONNECT", "PATCH", "DELETE"})
  void whatNoInterfaceNeedsIsRefusedAndNotEchoed(String method) throws IOException {
    try (SSLSocket socket = connected()) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              (method
                      + " /mailbox/v1/messages HTTP/1.1\r\nHost: localhost\r\nX-Secret: hemmelig\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

      assertThat(answer).matches(Pattern.compile("HTTP/1.1 (400|403|405|501) .*", Pattern.DOTALL));
      assertThat(answer).doesNotContain("hemmelig").doesNotContainPattern(INSIDE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/mailbox/v1/messages/2509479989",
        "/mailbox/v1/messages?max=2509479989x",
        "/fhir/Patient/2509479989",
        "/fhir/Consent/2509479989?_format=2509479989",
        "/soap/jobcentre/2509479989"
      })
  void anErrorRepeatsNothingOfTheRequest(String path) {
    HttpResponse<String> answer = hub.caller(Member.JOBCENTRE).gets(path);

    assertThat(answer.statusCode()).isBetween(400, 499);
    assertThat(answer.body().replaceAll("\"path\":\"[^\"]*\"", ""))
        .doesNotContain("2509479989")
        .doesNotContainPattern(INSIDE);
  }

  @Test
  void aHeaderThatCannotBeReadIsTheCallersFault() {
    HttpResponse<String> answer =
        hub.caller(Member.JOBCENTRE)
            .sends("/mailbox/v1/messages", request -> request.header("Accept", "\"open"));

    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void whoSendsTooMuchIsToldInItsLanguageWhenToSendAgain() {
    Caller busy = hub.caller(Hub.HELD_SHORT);
    for (int i = 0; i < 3; i++) {
      assertThat(busy.gets("/mailbox/v1/messages").statusCode()).isEqualTo(200);
    }

    HttpResponse<String> rest = busy.gets("/mailbox/v1/messages");
    assertThat(rest.statusCode()).isEqualTo(429);
    assertThat(header(rest, "content-type")).isEqualTo("application/problem+json");
    assertThat(header(rest, "x-content-type-options")).isEqualTo("nosniff");
    assertThat(rest.body()).contains("\"code\":\"RATE_LIMITED\"");

    HttpResponse<String> fhir = busy.gets("/fhir/metadata");
    assertThat(fhir.statusCode()).isEqualTo(429);
    assertThat(fhir.body()).contains("OperationOutcome", "throttled", "RATE_LIMITED");

    Example message = Example.of("b56549f7-ed10-422d-8088-f7222b686e46").underNewIds();
    HttpResponse<String> processed =
        busy.posts("/fhir/$process-message", Caller.JSON, message.text());
    assertThat(processed.statusCode()).isEqualTo(429);
    assertThat(Acknowledged.read(processed.statusCode(), processed.body()).code())
        .isEqualTo("transient-error");

    HttpResponse<String> soap =
        busy.asks(
            "<ReceiveMessages xmlns=\"urn:dk:sektorbro:jobcentre:v1\"><Sender>%s</Sender></ReceiveMessages>"
                .formatted(Hub.HELD_SHORT.id()));
    assertThat(soap.statusCode()).isEqualTo(500);
    assertThat(Soap.fault(soap.body()))
        .isEqualTo(new Soap.Fault("Unavailable", List.of("RATE_LIMITED")));

    assertThat(List.of(rest, fhir, processed, soap))
        .allSatisfy(
            answer -> assertThat(Integer.parseInt(header(answer, "retry-after"))).isBetween(1, 60));
    assertThat(
            hub.administrator().gets("/actuator/prometheus", Optional.of("admin:test-only")).body())
        .contains("sektorbro_requests_limited_total{limit=\"rate\",party=\"" + Hub.HELD_SHORT.id());
  }

  @Test
  void theManagementPortIsNotOnTheNetwork() throws SocketException {
    List<InetAddress> others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
            .toList();
    Assumptions.assumeFalse(others.isEmpty(), "SKIPPED: this machine has no address but loopback");

    assertThat(others)
        .allSatisfy(
            address -> {
              try (Socket socket = new Socket()) {
                assertThatThrownBy(
                        () ->
                            socket.connect(
                                new InetSocketAddress(address, hub.world().management().getPort()),
                                2000))
                    .isInstanceOf(ConnectException.class);
              }
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actuator",
        "/actuator/health",
        "/actuator/health/liveness",
        "/actuator/info",
        "/actuator/sbom/application",
        "/actuator/metrics",
        "/nowhere",
        "/error"
      })
  void administrationAsksForALoginWhateverIsAsked(String path) {
    HttpResponse<String> answer = hub.administrator().gets(path, Optional.empty());

    assertThat(answer.statusCode()).isIn(302, 401);
    assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
    assertThat(header(answer, "cache-control")).contains("no-store");
    assertThat(header(answer, "x-frame-options")).isEqualTo("DENY");
    assertThat(header(answer, "content-security-policy")).contains("default-src 'none'");
    assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by");
  }

  @Test
  void aLoginsCookieIsForThisSiteAloneAndForNoScript() throws Exception {
    CookieManager cookies = new CookieManager();
    URI login = hub.world().management().resolve("/login");
    try (HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build()) {
      String token =
          Pattern.compile("name=\"_csrf\" type=\"hidden\" value=\"([^\"]+)\"")
              .matcher(
                  browser
                      .send(HttpRequest.newBuilder(login).build(), BodyHandlers.ofString())
                      .body())
              .results()
              .map(found -> found.group(1))
              .findFirst()
              .orElseThrow();
      HttpResponse<String> answer =
          browser.send(
              HttpRequest.newBuilder(login)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString("username=admin&password=test-only&_csrf=" + token))
                  .build(),
              BodyHandlers.ofString());

      assertThat(answer.headers().allValues("set-cookie"))
          .anySatisfy(
              cookie -> assertThat(cookie).contains("JSESSIONID=", "HttpOnly", "SameSite=Strict"))
          .allSatisfy(cookie -> assertThat(cookie).contains("SameSite=Strict"));
    }
  }

  @Test
  void anAdministratorSeesWhatTheHubIsMadeOf() {
    assertThat(
            hub.administrator().gets("/actuator/sbom", Optional.of("admin:test-only")).statusCode())
        .isEqualTo(200);
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}

package dk.sektorbro.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.sektorbro.command.CommandLineInterface;
import dk.sektorbro.world.HubProcess;
import dk.sektorbro.world.Member;
import dk.sektorbro.world.World;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * What administrators meet at the management port of a running hub: console, JMX, health, metrics,
 * command line.
 */
class AdministratorsTest {

  private static final String PASSWORD = "test-only";
  private static final String ROUTE = "org.apache.camel:context=sektorbro,type=routes,name=\"%s\"";
  private static final String CONTEXT =
      "org.apache.camel:context=sektorbro,type=context,name=\"sektorbro\"";
  private static final String HUB = "dk.sektorbro:type=Hub";

  @TempDir static Path home;
  private static World world;
  private static HubProcess hub;

  @BeforeAll
  static void start() {
    world = new World(home, Member.JOBCENTRE, Member.PSYCHIATRY);
    hub = HubProcess.start(world);
    Awaitility.await("the management port answers")
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> get("/actuator/health", PASSWORD).statusCode() == 200);
  }

  @AfterAll
  static void stop() {
    if (hub != null) {
      hub.close();
    }
  }

  @Nested
  class InTheBrowser {

    @Test
    void hawtioAsksForALoginAndThenShowsTheRoutes() throws IOException {
      assumeTrue(Browser.isInstalled(), "SKIPPED: no browser at " + Browser.CHROMIUM);
      try (Browser browser = Browser.start(home)) {
        browser.open(world.management().resolve("/actuator/hawtio"));
        browser.awaitText("Please sign in");
        assertThat(browser.text()).doesNotContain("Hawtio Management Console");

        browser.evaluate(
            "document.querySelector('[name=username]').value = 'admin';"
                + "document.querySelector('[name=password]').value = '"
                + PASSWORD
                + "';"
                + "document.querySelector('form').requestSubmit()");
        browser.awaitText("Hawtio");
        browser.awaitText("Camel");
        browser.open(
            world
                .management()
                .resolve(
                    "/actuator/hawtio/camel/routes?nid=root-org.apache.camel-sektorbro-routes"));
        browser.awaitText("dispatch-" + Member.JOBCENTRE.id());
        assertThat(browser.text())
            .contains("intake", "release", "dispatch-" + Member.PSYCHIATRY.id());
      }
    }
  }

  @Nested
  class WithoutALogin {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/actuator",
          "/actuator/health",
          "/actuator/prometheus",
          "/actuator/messages",
          "/actuator/audit",
          "/actuator/deadletters",
          "/actuator/certificatedoubts",
          "/actuator/hawtio/index.html",
          "/actuator/jolokia/version"
        })
    void nothingIsShown(String path) throws Exception {
      assertThat(get(path, "").statusCode()).isIn(401, 302);
      assertThat(get(path, "guessed").statusCode()).isEqualTo(401);
    }
  }

  @Nested
  class OverJolokia {

    @Test
    void messagesByStateAreShown() throws Exception {
      assertThat(read(HUB, "MessagesByState").path("value").path("DEAD").asInt(-1)).isZero();
    }

    @Test
    void aPartysDispatchIsPausedAndResumed() throws Exception {
      String sor = Member.JOBCENTRE.id().sor();
      exec(HUB, "pauseDispatch", sor);
      assertThat(read(ROUTE.formatted("dispatch-" + sor), "State").path("value").asText())
          .isEqualTo("Suspended");
      assertThat(read(HUB, "PausedParties").path("value").toString()).contains(sor);

      exec(HUB, "resumeDispatch", sor);
      assertThat(read(ROUTE.formatted("dispatch-" + sor), "State").path("value").asText())
          .isEqualTo("Started");
    }

    @Test
    void noMessageIsSentBrowsedOrTraced() throws Exception {
      assertForbidden(
          exec(CONTEXT, "sendBody(java.lang.String, java.lang.Object)", "direct:intake", "x"));
      assertForbidden(exec(CONTEXT, "setTracing(java.lang.Boolean)", "true"));
      assertForbidden(write(CONTEXT, "Tracing", "true"));
      assertForbidden(
          exec(ROUTE.formatted("release"), "updateRouteFromXml(java.lang.String)", "<route/>"));
      assertForbidden(exec(ROUTE.formatted("release"), "remove()"));
      assertForbidden(exec(queue("intake"), "browse()"));
      assertForbidden(exec(queue("intake"), "removeAllMessages()"));
      assertForbidden(read(queue("intake"), "FirstMessageAsJSON"));
      List<String> endpoints = search("org.apache.camel:type=endpoints,*");
      assertThat(endpoints).isNotEmpty();
      for (String name : endpoints) {
        assertForbidden(exec(name, "browseAllMessagesAsXml(java.lang.Boolean)", "true"));
      }
    }

    @Test
    void camelKeepsNoMessageInMemoryToShow() throws Exception {
      assertThat(search("org.apache.camel:type=tracer,*")).isEmpty();
      assertThat(read(CONTEXT, "MessageHistory").path("value").asBoolean(true)).isFalse();
      assertThat(read(CONTEXT, "Tracing").path("value").asBoolean(true)).isFalse();
    }

    @Test
    void theHeapAndTheCommandLineStayClosed() throws Exception {
      assertForbidden(
          exec("com.sun.management:type=HotSpotDiagnostic", "dumpHeap", home.toString(), "true"));
      assertForbidden(read("java.lang:type=Runtime", "SystemProperties"));
      assertForbidden(read("java.lang:type=Runtime", "InputArguments"));
    }

    @Test
    void aRequestThatAnotherSiteCouldMakeChangesNothing() throws Exception {
      HttpResponse<String> withoutToken =
          client()
              .send(
                  request("/actuator/jolokia", PASSWORD)
                      .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"version\"}"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(withoutToken.statusCode()).isIn(401, 403);
      assertThat(
              get(
                      "/actuator/jolokia/exec/" + HUB + "/pauseDispatch/" + Member.JOBCENTRE.id(),
                      PASSWORD)
                  .body())
          .contains("not allowed");
    }
  }

  @Nested
  class InTheAnswers {

    @Test
    void headersKeepOtherSitesOutAndTheServerUnnamed() throws Exception {
      Map<String, List<String>> headers = get("/login", "").headers().map();
      assertThat(headers).containsKeys("content-security-policy", "x-frame-options");
      assertThat(headers).doesNotContainKeys("server", "x-powered-by");
      assertThat(get("/actuator/hawtio/", PASSWORD).headers().firstValue("content-security-policy"))
          .hasValueSatisfying(policy -> assertThat(policy).contains("frame-ancestors 'none'"));
    }

    @Test
    void healthTellsOfBrokerDatabaseKeysAndWhatIsLacking() throws Exception {
      JsonNode parts =
          new JsonMapper().readTree(get("/actuator/health", PASSWORD).body()).path("components");
      assertThat(parts.path("jms").path("status").asText()).isEqualTo("UP");
      assertThat(parts.path("db").path("status").asText()).isEqualTo("UP");
      assertThat(parts.path("keys").path("status").asText()).isEqualTo("UP");
      assertThat(parts.has("shortcomings")).isTrue();
    }

    @Test
    void metricsTellOfQueuesMailboxesAndRoutes() throws Exception {
      assertThat(get("/actuator/prometheus", PASSWORD).body())
          .contains("sektorbro_queue_messages{queue=\"intake\"}")
          .contains("sektorbro_mailbox_waiting{party=\"" + Member.JOBCENTRE.id() + "\"}")
          .contains("sektorbro_messages_oldest_open_seconds")
          .contains("camel_exchanges_total")
          .contains("routeId=\"release\"");
    }
  }

  @Nested
  class OnTheCommandLine {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void messagesAreListedAsATableAndAsJson() throws Exception {
      assertThat(run("messages")).isZero();
      assertThat(out.toString()).startsWith("CHANGED");
      assertThat(run("messages", "--json", "--state", "dead", "--from", "2026-01-01")).isZero();
      assertThat(out.toString()).contains("[ ]");
    }

    @Test
    void theAuditChainIsVerified() throws Exception {
      assertThat(run("audit", "--verify")).isZero();
      assertThat(out.toString()).contains("whole");
    }

    @Test
    void deadLettersAreListed() throws Exception {
      assertThat(run("dead-letters")).isZero();
      assertThat(out.toString()).startsWith("SINCE");
    }

    @Test
    void aWrongPasswordIsToldWithItsRemedy() throws Exception {
      Path wrong = Files.writeString(home.resolve("wrong-password"), "guessed");
      assertThat(
              line()
                  .execute(
                      "messages",
                      "--hub",
                      world.management().toString(),
                      "--password-file",
                      wrong.toString()))
          .isEqualTo(2);
      assertThat(err.toString()).contains("refuses the login", "--password-file");
    }

    private int run(String... args) throws IOException {
      Path password = Files.writeString(home.resolve("password"), PASSWORD);
      List<String> all = new ArrayList<>(List.of(args));
      all.addAll(
          List.of("--hub", world.management().toString(), "--password-file", password.toString()));
      out.getBuffer().setLength(0);
      return line().execute(all.toArray(String[]::new));
    }

    private CommandLine line() {
      return CommandLineInterface.create(
              settings -> {
                throw new AssertionError("No hub is started here");
              })
          .setOut(new PrintWriter(out, true))
          .setErr(new PrintWriter(err, true));
    }
  }

  private static String queue(String name) {
    return "org.apache.activemq.artemis:broker=\"sektorbro\",component=addresses,address=\""
        + name
        + "\",subcomponent=queues,routing-type=\"anycast\",queue=\""
        + name
        + "\"";
  }

  private static void assertForbidden(JsonNode answer) {
    assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(403);
  }

  private static JsonNode read(String mbean, String attribute) throws Exception {
    return jolokia(Map.of("type", "read", "mbean", mbean, "attribute", attribute));
  }

  private static JsonNode write(String mbean, String attribute, String value) throws Exception {
    return jolokia(Map.of("type", "write", "mbean", mbean, "attribute", attribute, "value", value));
  }

  private static JsonNode exec(String mbean, String operation, String... arguments)
      throws Exception {
    return jolokia(
        Map.of("type", "exec", "mbean", mbean, "operation", operation, "arguments", arguments));
  }

  private static List<String> search(String pattern) throws Exception {
    List<String> names = new ArrayList<>();
    jolokia(Map.of("type", "search", "mbean", pattern))
        .path("value")
        .forEach(name -> names.add(name.asText()));
    return names;
  }

  private static JsonNode jolokia(Map<String, ?> question) throws Exception {
    CookieManager cookies = new CookieManager();
    HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
    client.send(
        request("/actuator/info", PASSWORD).build(), HttpResponse.BodyHandlers.discarding());
    String token =
        cookies.getCookieStore().getCookies().stream()
            .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
            .map(HttpCookie::getValue)
            .findFirst()
            .orElseThrow();
    ObjectNode body = new JsonMapper().valueToTree(question);
    return new JsonMapper()
        .readTree(
            client
                .send(
                    request("/actuator/jolokia", PASSWORD)
                        .header("X-XSRF-TOKEN", token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                    HttpResponse.BodyHandlers.ofString())
                .body());
  }

  private static HttpResponse<String> get(String path, String password) throws Exception {
    return client().send(request(path, password).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpClient client() {
    return HttpClient.newHttpClient();
  }

  private static HttpRequest.Builder request(String path, String password) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(world.management() + path))
            .timeout(Duration.ofSeconds(30));
    if (!password.isEmpty()) {
      request.header(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(("admin:" + password).getBytes()));
    }
    return request;
  }
}

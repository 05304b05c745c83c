package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.world.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an EHR may get wrong, and an attacker on purpose. */
@ExtendWith(OneHub.class)
class BadFhirInputTest {

  private static final String NO_PARAMETERS = "{\"resourceType\":\"Parameters\"}";
  private static final String CPR_SYSTEM = "urn:oid:1.2.208.176.1.2";

  private final Hub hub;

  BadFhirInputTest(Hub hub) {
    this.hub = hub;
  }

  /** A body that is no message. */
  record Body(String what, String mediaType, String text) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Body> unreadable() {
    String xml = "<Bundle xmlns=\"http://hl7.org/fhir\"><id value=\"%s\"/></Bundle>";
    String bomb =
        IntStream.range(1, 30)
            .mapToObj(i -> "<!ENTITY e%d \"&e%d;&e%d;\">".formatted(i, i - 1, i - 1))
            .reduce("<!ENTITY e0 \"hemmelig\">", String::concat);
    return Stream.of(
        new Body("no JSON", Caller.JSON, "2509479989"),
        new Body("JSON that does not end", Caller.JSON, "{\"resourceType\":\"Bundle\",\"id\":\""),
        new Body("two documents", Caller.JSON, "{\"resourceType\":\"Bundle\"}{\"a\":2509479989}"),
        new Body(
            "a key twice", Caller.JSON, "{\"resourceType\":\"Bundle\",\"id\":\"a\",\"id\":\"b\"}"),
        new Body(
            "an element FHIR does not have",
            Caller.JSON,
            "{\"resourceType\":\"Bundle\",\"hemmelig2509479989\":\"hemmelig\"}"),
        new Body("no resource", Caller.JSON, "{\"resourceType\":\"Hemmelig2509479989\"}"),
        new Body(
            "deep JSON",
            Caller.JSON,
            "{\"resourceType\":\"Bundle\",\"entry\":"
                + "[".repeat(20_000)
                + "]".repeat(20_000)
                + "}"),
        new Body("nothing", Caller.JSON, ""),
        new Body("nothing as XML", Caller.XML, ""),
        new Body("XML that does not end", Caller.XML, "<Bundle xmlns=\"http://hl7.org/fhir\">"),
        new Body(
            "a file of the hub as an entity",
            Caller.XML,
            "<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + xml.formatted("&x;")),
        new Body(
            "an entity that grows",
            Caller.XML,
            "<!DOCTYPE x [" + bomb + "]>" + xml.formatted("&e29;")),
        new Body(
            "an external DTD",
            Caller.XML,
            "<!DOCTYPE x SYSTEM \"https://localhost:1/hemmelig.dtd\">" + xml.formatted("a")),
        new Body("deep XML", Caller.XML, "<a>".repeat(20_000) + "</a>".repeat(20_000)),
        new Body("JSON called XML", Caller.XML, "{\"resourceType\":\"Bundle\"}"),
        new Body("XML called JSON", Caller.JSON, xml.formatted("a")),
        new Body("another content type", "text/plain", "{\"resourceType\":\"Bundle\"}"),
        new Body("a form", "application/x-www-form-urlencoded", "resource=hemmelig&id=2509479989"));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void whatCannotBeReadIsDamagedInTransport(Body body) {
    Acknowledged answer = hub.caller(Member.PSYCHIATRY).processes(body.text(), body.mediaType());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("none");
    assertThat(answer.issues())
        .extracting(Acknowledged.Issue::medcom)
        .contains(Acknowledged.CODES + "|MSG_Damaged_durin_transport");
    saysNothing(answer.body());
  }

  @Test
  void aResourceThatIsNoMessageIsRefused() {
    Acknowledged answer =
        hub.caller(Member.PSYCHIATRY)
            .processes("{\"resourceType\":\"Patient\",\"id\":\"hemmelig\"}", Caller.JSON);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.issues())
        .extracting(Acknowledged.Issue::own)
        .containsExactly("PROFILE_VIOLATION");
    saysNothing(answer.body());
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedBeforeItComes() throws IOException {
    try (SSLSocket socket =
        (SSLSocket)
            hub.caller(Member.PSYCHIATRY)
                .tls()
                .getSocketFactory()
                .createSocket("localhost", hub.world().hub().getPort())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              ("POST /fhir/$process-message HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                      + "Content-Type: application/fhir+json\r\nContent-Length: 157286401\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      String answer =
          new String(socket.getInputStream().readNBytes(200), StandardCharsets.ISO_8859_1);

      assertThat(answer).startsWith("HTTP/1.1 413");
    }
  }

  @Test
  void aConsentIsRegisteredReadFoundAndWithdrawn() {
    HttpResponse<String> created = register(Member.PSYCHIATRY, consent(180));

    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    String id =
        created
            .headers()
            .firstValue("Location")
            .orElseThrow()
            .replaceAll(".*/Consent/([0-9a-f-]+).*", "$1");
    for (Member named : new Member[] {Member.PSYCHIATRY, Member.JOBCENTRE}) {
      assertThat(hub.caller(named).gets("/fhir/Consent/" + id).statusCode()).isEqualTo(200);
      assertThat(search(named).body()).contains(id);
    }
    assertThat(hub.caller(Member.SMALL_CLINIC).gets("/fhir/Consent/" + id).statusCode())
        .isEqualTo(404);
    assertThat(search(Member.SMALL_CLINIC).body()).doesNotContain(id).doesNotContain("total");

    assertThat(
            hub.caller(Member.SMALL_CLINIC)
                .posts("/fhir/Consent/" + id + "/$withdraw", Caller.JSON, NO_PARAMETERS)
                .statusCode())
        .isEqualTo(404);
    HttpResponse<String> withdrawn =
        hub.caller(Member.PSYCHIATRY)
            .posts("/fhir/Consent/" + id + "/$withdraw", Caller.JSON, NO_PARAMETERS);
    assertThat(withdrawn.statusCode()).as(withdrawn.body()).isEqualTo(200);
    assertThat(hub.caller(Member.PSYCHIATRY).gets("/fhir/Consent/" + id).body())
        .contains("\"status\":\"inactive\"");
  }

  @Test
  void anIdNumberInAUrlIsRefused() {
    for (String path :
        new String[] {
          "/fhir/Consent?patient.identifier=urn:oid:1.2.208.176.1.2%7C2509479989",
          "/fhir/Consent/_search?patient.identifier=urn:oid:1.2.208.176.1.2%7C2509479989"
        }) {
      HttpResponse<String> answer = hub.caller(Member.PSYCHIATRY).gets(path);

      assertThat(answer.statusCode()).isBetween(400, 499);
      saysNothing(answer.body());
    }
  }

  @Test
  void aConsentThatIsNotWrittenForAtMostAYearIsRefusedAtItsPlace() {
    Acknowledged answer = refused(consent(400));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.issues()).flatExtracting(Acknowledged.Issue::expression).contains("Consent");
    assertThat(refused(consent(180).replace("\"valueBoolean\": true", "\"valueBoolean\": false")))
        .extracting(Acknowledged::status)
        .isEqualTo(422);
  }

  @Test
  void aConsentOfOtherPartiesIsRefused() {
    Acknowledged answer =
        Acknowledged.read(422, register(Member.SMALL_CLINIC, consent(180)).body());

    assertThat(answer.issues()).isNotEmpty();
    saysNothing(answer.body());
  }

  private Acknowledged refused(String consent) {
    HttpResponse<String> answer = register(Member.PSYCHIATRY, consent);
    saysNothing(answer.body());
    return Acknowledged.read(answer.statusCode(), answer.body());
  }

  private HttpResponse<String> register(Member by, String consent) {
    return hub.caller(by).posts("/fhir/Consent", Caller.JSON, consent);
  }

  private HttpResponse<String> search(Member by) {
    return hub.caller(by)
        .posts(
            "/fhir/Consent/_search",
            "application/x-www-form-urlencoded",
            "patient.identifier="
                + URLEncoder.encode(CPR_SYSTEM + "|2509479989", StandardCharsets.UTF_8));
  }

  private static String consent(int days) {
    OffsetDateTime given =
        OffsetDateTime.now(Clock.system(DanishTime.ZONE)).withNano(0).minusMinutes(5);
    try {
      return Files.readString(Path.of("fhir-profiles/examples/valid/consent.json"))
          .replace("2026-10-30T10:00:00+01:00", given.toString())
          .replace("2027-10-30T10:00:00+01:00", given.plusDays(days).toString())
          .replace("3bc6ee2d-72ef-44da-9a1a-81ae08bcc2d6", UUID.randomUUID().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void saysNothing(String body) {
    assertThat(body)
        .doesNotContain("2509479989", "emmelig", "root:", "Exception", "HAPI", "\tat ", "Elmer");
  }
}

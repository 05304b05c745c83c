package dk.sektorbro.psychiatry;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dk.sektorbro.exchange.AttachmentScanner;
import dk.sektorbro.exchange.Incoming;
import dk.sektorbro.exchange.MessageIntake;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Receipt;
import dk.sektorbro.exchange.large.Lift;
import dk.sektorbro.exchange.large.MemoryLargeStore;
import dk.sektorbro.fuzz.Watch;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletConfig;
import org.springframework.mock.web.MockServletContext;

/**
 * The body of an HTTP request to the FHIR port, with the real profiles and packages: the servlet,
 * HAPI, the dialect and the validator. What begins with {@code <} is XML; what says it is a Consent
 * goes to the consents, anything else to {@code $process-message}.
 */
class FhirFuzzTest {

  private static final Instant NOW = Instant.parse("2026-11-02T08:15:00Z");
  private static final Set<Integer> DOCUMENTED =
      Set.of(200, 201, 202, 400, 403, 404, 409, 413, 422);

  private static FhirServer server;
  private static Watch watch;

  @BeforeAll
  static void start() throws Exception {
    Fhir.needsPackages();
    server =
        new FhirServer(
            Fhir.R4,
            new Lift(
                new MemoryLargeStore(),
                AttachmentScanner.NONE,
                new SecureRandom(),
                10_000,
                1_000_000),
            intake(),
            (from, id, code, codes, word) -> {},
            FhirServerTest.consents(),
            Fhir.VALIDATOR,
            Fhir.DIRECTORY,
            new FhirServer.Limits(300_000, 20_000),
            Clock.fixed(NOW, ZoneOffset.UTC));
    server.init(new MockServletConfig(new MockServletContext(), "fhir"));
    watch = new Watch();
  }

  @AfterAll
  static void stop() {
    if (watch != null) {
      watch.end();
      server.destroy();
    }
  }

  private static MessageIntake intake() {
    return submission -> {
      Incoming incoming = Fhir.DIALECT.examine(submission);
      var unused = Fhir.DIALECT.read(incoming.kind(), incoming.payload());
      return new Receipt(incoming.id(), NOW, false, Optional.empty());
    };
  }

  @FuzzTest(maxDuration = "10m")
  void anyBodyIsTakenOrRefusedInFhir(byte[] body) throws Exception {
    MockHttpServletResponse answer = watch.of(() -> post(body));
    String text = answer.getContentAsString(StandardCharsets.UTF_8);
    if (!DOCUMENTED.contains(answer.getStatus())) {
      throw new AssertionError("Status " + answer.getStatus() + ": " + text);
    }
    if (answer.getStatus() >= 400) {
      Watch.repeatsNothing(text);
      if (!text.contains("OperationOutcome")) {
        throw new AssertionError("Refused without an OperationOutcome: " + text);
      }
    }
  }

  private static MockHttpServletResponse post(byte[] body) throws Exception {
    String text = new String(body, StandardCharsets.ISO_8859_1).strip();
    String path =
        text.contains("\"Consent\"") || text.startsWith("<Consent")
            ? "/Consent"
            : "/$process-message";
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/fhir" + path);
    request.setServletPath("/fhir");
    request.setPathInfo(path);
    request.setContentType(text.startsWith("<") ? "application/fhir+xml" : "application/fhir+json");
    request.setContent(body);
    request.setAttribute(PartyId.REQUEST_ATTRIBUTE, Fhir.CLINIC);
    MockHttpServletResponse response = new MockHttpServletResponse();
    server.service(request, response);
    return response;
  }
}

package dk.sektorbro.jobcentre;

import static org.mockito.Mockito.mock;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dk.sektorbro.course.plan.SharedPlan;
import dk.sektorbro.course.team.CitizenTeam;
import dk.sektorbro.delivery.HandOverDesk;
import dk.sektorbro.delivery.IdNumberDesk;
import dk.sektorbro.delivery.MoveDesk;
import dk.sektorbro.exchange.AttachmentScanner;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageIntake;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Receipt;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.SignatureCheck;
import dk.sektorbro.exchange.large.LargeStore;
import dk.sektorbro.exchange.large.Lift;
import dk.sektorbro.exchange.large.MemoryLargeStore;
import dk.sektorbro.fuzz.Watch;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.seal.Notary;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletConfig;
import org.springframework.mock.web.MockServletContext;

/**
 * The body of an HTTP request to the SOAP port: the servlet, the SOAP stack, the contract and the
 * dialect, with desks behind them that take everything. A body that begins with {@code --} comes as
 * MTOM.
 */
class SoapFuzzTest {

  private static final Instant AT = Instant.parse("2026-03-02T08:00:01Z");

  private static AnnotationConfigApplicationContext hub;
  private static SoapServlet servlet;
  private static Watch watch;

  @BeforeAll
  static void start() throws Exception {
    hub = new AnnotationConfigApplicationContext();
    hub.register(JobcentreConfiguration.class);
    hub.registerBean(MessageIntake.class, SoapFuzzTest::intake);
    hub.registerBean(Clock.class, Clock::systemUTC);
    hub.registerBean(LargeStore.class, MemoryLargeStore::new);
    hub.registerBean(
        Lift.class,
        () ->
            new Lift(
                hub.getBean(LargeStore.class),
                AttachmentScanner.NONE,
                new SecureRandom(),
                1_000_000,
                2_000_000));
    hub.registerBean(ConsentDesk.class, Obliging::new);
    hub.registerBean(CasesDesk.class, NoCases::new);
    hub.registerBean(SharedPlan.class, NoPlans::new);
    hub.registerBean(CitizenTeam.class, () -> mock());
    hub.registerBean(ParticipantDirectory.class, () -> mock());
    hub.registerBean(MoveDesk.class, () -> mock());
    hub.registerBean(HandOverDesk.class, () -> mock());
    hub.registerBean(IdNumberDesk.class, () -> mock());
    hub.registerBean(SignatureCheck.class, () -> (party, sent) -> Optional.empty());
    hub.refresh();
    servlet = (SoapServlet) hub.getBean(ServletRegistrationBean.class).getServlet();
    MockServletConfig config = new MockServletConfig(new MockServletContext(), "soap");
    config.addInitParameter("hide-service-list-page", "true");
    servlet.init(config);
    watch = new Watch();
  }

  @AfterAll
  static void stop() {
    watch.end();
    servlet.destroy();
    hub.close();
  }

  private static MessageIntake intake() {
    JobcentreDialect dialect = new JobcentreDialect();
    return submission -> {
      var incoming = dialect.examine(submission);
      var unused = dialect.read(incoming.kind(), incoming.payload());
      return new Receipt(incoming.id(), AT, false, Optional.empty());
    };
  }

  @FuzzTest(maxDuration = "10m")
  void anyBodyIsTakenOrRefusedByTheContract(byte[] body) throws Exception {
    MockHttpServletResponse answer = watch.of(() -> post(body));
    String text = answer.getContentAsString(StandardCharsets.UTF_8);
    switch (answer.getStatus()) {
      case 200, 415 -> {}
      case 500 -> {
        Watch.repeatsNothing(text);
        if (!text.contains("Problem>") || text.contains("Unavailable>")) {
          throw new AssertionError("Not a refusal of the contract: " + text);
        }
      }
      default -> throw new AssertionError("Status " + answer.getStatus() + ": " + text);
    }
  }

  private static MockHttpServletResponse post(byte[] body) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/soap/jobcentre/v1");
    request.setServletPath("/soap");
    request.setPathInfo("/jobcentre/v1");
    request.setContentType(contentType(body));
    request.setContent(body);
    request.setAttribute(PartyId.REQUEST_ATTRIBUTE, Requests.JOBCENTRE);
    MockHttpServletResponse response = new MockHttpServletResponse();
    servlet.service(request, response);
    return response;
  }

  private static String contentType(byte[] body) {
    String start = new String(body, 0, Math.min(body.length, 40), StandardCharsets.ISO_8859_1);
    return start.startsWith("--")
        ? "multipart/related; type=\"application/xop+xml\"; start=\"<root>\"; start-info=\"text/xml\"; boundary=\"%s\""
            .formatted(start.lines().findFirst().orElseThrow().substring(2).replace("\"", ""))
        : "text/xml; charset=utf-8";
  }

  /** Knows no message and takes every consent. */
  private static final class Obliging implements ConsentDesk, MailboxDesk, StatusDesk {

    @Override
    public Page receive(PartyId by, int max) {
      return new Page(List.of(), false);
    }

    @Override
    public List<Outcome> acknowledge(PartyId by, List<MessageId> messages, Notary.Word word) {
      return messages.stream().map(id -> Outcome.NOT_FOUND).toList();
    }

    @Override
    public StatusReport status(PartyId by, String senderMessageId) {
      throw new Refused(RefusalCode.NOT_FOUND, "/GetStatus/MessageId", "No such message.");
    }

    @Override
    public void register(PartyId by, ConsentForm form) {}

    @Override
    public Instant withdraw(PartyId by, String consentId, Optional<Instant> at) {
      return at.orElse(AT);
    }
  }
}

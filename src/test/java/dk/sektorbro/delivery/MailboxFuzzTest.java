package dk.sektorbro.delivery;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.large.Expansion;
import dk.sektorbro.exchange.large.MemoryLargeStore;
import dk.sektorbro.fuzz.Watch;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.mockito.MockSettings;
import org.mockito.Mockito;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/**
 * A request to the mailbox as text: method and path with query on the first line, then headers, an
 * empty line, and the body.
 */
class MailboxFuzzTest {

  private static final PartyId PARTY = new PartyId("99999011000016001");
  private static final Set<Integer> DOCUMENTED = Set.of(200, 204, 400, 404, 405, 406, 413, 415);

  private static final Digest KEY = Digest.over(new byte[] {1});

  private static MockMvc http;
  private static Watch watch;

  @BeforeAll
  static void start() {
    Mailbox mailbox = Mockito.mock(Mailbox.class, empty());
    ProofDesk proofs = Mockito.mock(ProofDesk.class, empty());
    http =
        MockMvcBuilders.standaloneSetup(
                new MailboxEndpoint(
                    mailbox,
                    new Expansion(new MemoryLargeStore()),
                    proofs,
                    (party, sent) -> Optional.empty()),
                new SentEndpoint(
                    Mockito.mock(StatusDesk.class, empty()),
                    Mockito.mock(RecallDesk.class, empty()),
                    proofs))
            .addFilters(new MailboxDoor())
            .build();
    watch = new Watch();
  }

  /** A party that has no message, and asks for none that it sent. */
  private static MockSettings empty() {
    return Mockito.withSettings()
        .stubOnly()
        .defaultAnswer(
            call -> {
              Class<?> returns = call.getMethod().getReturnType();
              if (returns == Optional.class) {
                return Optional.empty();
              }
              if (returns == Mailbox.Page.class) {
                return new Mailbox.Page(List.of(), OptionalLong.empty());
              }
              if (returns == RecallDesk.Outcome.class) {
                return RecallDesk.Outcome.UNKNOWN;
              }
              return returns == Mailbox.Acknowledged.class
                  ? Mailbox.Acknowledged.UNKNOWN
                  : Mockito.RETURNS_DEFAULTS.answer(call);
            });
  }

  @AfterAll
  static void stop() {
    watch.end();
  }

  @FuzzTest(maxDuration = "10m")
  void anyRequestIsAnsweredAsDocumented(byte[] input) throws Exception {
    Optional<MockHttpServletRequestBuilder> request =
        read(new String(input, StandardCharsets.ISO_8859_1));
    if (request.isEmpty()) {
      return;
    }
    MockHttpServletResponse answer =
        watch.of(() -> http.perform(request.get()).andReturn().getResponse());
    String text = answer.getContentAsString(StandardCharsets.UTF_8);
    if (!DOCUMENTED.contains(answer.getStatus())) {
      throw new AssertionError("Status " + answer.getStatus() + ": " + text);
    }
    if (answer.getStatus() >= 400) {
      Watch.repeatsNothing(text);
    }
  }

  /** Empty where the web server would not have let it through to the mailbox. */
  private static Optional<MockHttpServletRequestBuilder> read(String text) {
    String[] parts = text.split("\n\n", 2);
    List<String> lines = parts[0].lines().toList();
    if (lines.isEmpty() || !lines.getFirst().contains(" ")) {
      return Optional.empty();
    }
    String[] first = lines.getFirst().split(" ", 2);
    try {
      URI uri = new URI(first[1].startsWith("/") ? first[1] : "/mailbox/v1/" + first[1]);
      MockHttpServletRequestBuilder request =
          request(HttpMethod.valueOf(first[0]), uri)
              .requestAttr(PartyId.REQUEST_ATTRIBUTE, PARTY)
              .requestAttr(Digest.OF_KEY_ATTRIBUTE, KEY)
              .content(parts.length == 2 ? parts[1] : "");
      for (String line : lines.subList(1, lines.size())) {
        String[] header = line.split(": ", 2);
        if (header.length == 2 && header[0].matches("[A-Za-z-]+")) {
          request.header(header[0], header[1]);
        }
      }
      return Optional.of(request);
    } catch (URISyntaxException | IllegalArgumentException noRequest) {
      return Optional.empty();
    }
  }
}

package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.jobcentre.soap.StateCode;
import dk.sektorbro.world.Member;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The first five minutes of whoever integrates, by the files that the README sends. */
@ExtendWith(OneHub.class)
class FirstFiveMinutesTest {

  private static final Path FOLDER = Path.of("docs/first-case");

  private final Hub hub;
  private final String id = UUID.randomUUID().toString();

  FirstFiveMinutesTest(Hub hub) {
    this.hub = hub;
  }

  @Test
  void aConsentIsRegisteredAndACertificateAskedForByTheFilesOfTheFirstCase() throws IOException {
    String consent = sent("1-consent.xml").replaceAll("(?s).*<ConsentId>(.*)</ConsentId>.*", "$1");
    try (Hub.Given given =
        new Hub.Given(hub.soap(Member.JOBCENTRE), Member.JOBCENTRE.id(), consent)) {
      assertThat(sent("2-request.xml")).contains("<Duplicate>false</Duplicate>");
      hub.awaitState(Member.JOBCENTRE, id, StateCode.ACKNOWLEDGED);
      assertThat(sent("3-status.xml")).contains("<State>ACKNOWLEDGED</State>");
      assertThat(sent("4-mailbox.xml")).contains("ReceiveMessagesResponse");
    }
  }

  private String sent(String file) throws IOException {
    String body =
        Files.readString(FOLDER.resolve(file))
            .replace("{{id}}", id)
            .replace("{{now}}", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
            .replace("{{in-a-month}}", LocalDate.now().plusDays(30).toString())
            .replace("{{in-half-a-year}}", LocalDate.now().plusDays(180).toString())
            .replaceAll("\\{\\{another-id}}", UUID.randomUUID().toString());
    HttpResponse<String> answer =
        hub.caller(Member.JOBCENTRE).posts("/soap/jobcentre/v1", "text/xml; charset=utf-8", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }
}

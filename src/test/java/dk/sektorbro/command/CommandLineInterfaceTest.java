package dk.sektorbro.command;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.seal.DemoIdentity;
import dk.sektorbro.seal.DemoPki;
import dk.sektorbro.seal.KeyAlgorithm;
import dk.sektorbro.seal.KeyRing;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that need no running hub, and what they say when they need one that is not there. */
class CommandLineInterfaceTest {

  private static final String PARTICIPANTS =
      """
      hub:
        sor: "99999031000016007"
        gln: "5799999900037"
        name: Sektorbro
      participants:
        - sor: "99999011000016001"
          gln: "5799999900013"
          cvr: "99990007"
          name: Jobcenter Testkøbing
          area: "0999"
          sector: jobcentre
          takes: [certificate-answer]
          delivery: mailbox
          sealing: end-to-end
          language: jobcentre-xml
          keys: jobcentre-testkoebing
      """;

  @TempDir Path home;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> started = new ArrayList<>();

  @Nested
  class Serving {

    @Test
    void isWhatHappensWithoutACommand() {
      assertThat(run()).isZero();
      assertThat(run("--port", "9443")).isZero();
      assertThat(started).containsExactly("--server.port=9443");
    }

    @Test
    void takesAnySettingByItsName() {
      assertThat(run("serve", "--data", "here", "--sektorbro.delivery.attempts=5")).isZero();
      assertThat(started)
          .containsExactly("--sektorbro.data=here", "--sektorbro.delivery.attempts=5");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
      assertThat(run("serve", "--prot", "9443")).isEqualTo(64);
      assertThat(err.toString()).contains("--prot", "--help");
      assertThat(started).isEmpty();
    }
  }

  @Nested
  class Participants {

    @Test
    void areListedWhereTheFileHasNoFault() throws IOException {
      world(PARTICIPANTS);
      assertThat(run("participants", "--config", config(), "--keys", keys())).isZero();
      assertThat(out.toString()).contains("No fault", "1 parties");
      assertThat(run("participants", "--list", "--config", config(), "--keys", keys())).isZero();
      assertThat(out.toString()).contains("Jobcenter Testkøbing", "end-to-end");
    }

    @Test
    void everyFaultIsToldWithFileAndLine() throws IOException {
      world(PARTICIPANTS.replace("99990007", "99990008").replace("mailbox", "pigeon"));
      assertThat(run("participants", "--config", config(), "--keys", keys())).isEqualTo(1);
      assertThat(err.toString()).contains("participants.yaml:8:", "participants.yaml:13:");
    }
  }

  @Nested
  class Keys {

    @Test
    void areListedWithTheirExpiry() throws IOException {
      world(PARTICIPANTS);
      assertThat(run("keys", "--config", config(), "--keys", keys())).isZero();
      assertThat(out.toString())
          .contains("hub", "gateway", "99999011000016001", "encryption", "Intake seal: kek-")
          .doesNotContain("EXPIRED");
    }

    @Test
    void aKeyIsAddedToTheIntakeSeal() throws IOException {
      world(PARTICIPANTS);
      assertThat(run("keys", "rotate", "--config", config(), "--keys", keys())).isZero();
      assertThat(out.toString()).startsWith("kek-").contains("-2");
    }

    @Test
    void aKeyOfTheHubIsAddedBesideTheOldAndPrinted() throws IOException {
      world(PARTICIPANTS);
      assertThat(
              run("keys", "rotate", "signing", "--from", "2099-01-01T00:00:00Z", "--keys", keys()))
          .isZero();
      assertThat(out.toString())
          .contains("signing.2099-01-01T00:00:00Z takes over at 2099-01-01T00:00:00Z")
          .contains("-----BEGIN CERTIFICATE-----");

      assertThat(run("keys", "--config", config(), "--keys", keys())).isZero();
      assertThat(out.toString()).contains("signing (not now)");
    }

    @Test
    void aKeyInUseIsNotRetired() throws IOException {
      world(PARTICIPANTS);
      assertThat(run("keys", "retire", "gateway", "--keys", keys())).isEqualTo(1);
      assertThat(err.toString()).contains("gateway is in use: rotate before retiring it");
    }

    @Test
    void anOldKeyIsRetired() throws IOException {
      world(PARTICIPANTS);
      assertThat(run("keys", "rotate", "gateway", "--keys", keys())).isZero();

      assertThat(run("keys", "retire", "gateway", "--keys", keys())).isZero();

      assertThat(run("keys", "--config", config(), "--keys", keys())).isZero();
      assertThat(out.toString()).doesNotContain("gateway (not now)");
    }

    @Test
    void aMissingDirectoryIsToldWithItsRemedy() {
      assertThat(run("keys", "--keys", home.resolve("nowhere").toString())).isEqualTo(1);
      assertThat(err.toString()).contains("--keys").doesNotContain("Exception");
    }
  }

  @Nested
  class WithoutARunningHub {

    @Test
    void theErrorNamesTheRemedy() throws IOException {
      Path password = Files.writeString(home.resolve("password"), "any");
      for (String command : List.of("messages", "audit", "dead-letters")) {
        assertThat(
                run(
                    command,
                    "--hub",
                    "http://127.0.0.1:" + closedPort(),
                    "--password-file",
                    password.toString()))
            .isEqualTo(2);
        assertThat(err.toString()).contains("No hub answers", "serve", "--hub");
      }
    }

    @Test
    void aMissingPasswordIsToldWithItsRemedy() {
      assertThat(run("messages", "--data", home.resolve("nowhere").toString())).isEqualTo(2);
      assertThat(err.toString()).contains("--data", "--password-file");
    }

    @Test
    void wrongValuesAreRefusedBeforeAnythingIsAsked() {
      assertThat(run("messages", "--kind", "letter")).isEqualTo(64);
      assertThat(run("messages", "--state", "lost")).isEqualTo(64);
      assertThat(run("messages", "--from", "yesterday")).isEqualTo(64);
      assertThat(run("messages", "--party", "Testkøbing")).isEqualTo(64);
    }

    @ParameterizedTest
    @CsvSource({
      "--answer, 'certificates match --answer 17 --request 17'",
      "MESSAGE, 'messages erase 17 --ground unlawful'",
      "--message, 'dead-letters replay --message 17'",
      "--from, 'figures --from January --to 2026-02'",
      "--purpose, 'consent explain --from 99999011000016001 --to 99999021000016005 --kind meeting --purpose any'",
      "--at, 'consent explain --from 99999011000016001 --to 99999021000016005 --kind meeting --at soon'",
    })
    void aValueThatTheHubCouldNotUseIsNamedWithHowToWriteIt(String option, String typed) {
      assertThat(run(typed.split(" "))).isEqualTo(64);
      assertThat(err.toString()).contains(option, "write ");
    }

    @Test
    void aNumberThatIsNoCitizensIsNotRepeated() throws IOException {
      Path file = Files.writeString(home.resolve("citizen"), "3113000000");

      assertThat(
              run(
                  "consent",
                  "explain",
                  "--from=99999011000016001",
                  "--to=99999021000016005",
                  "--kind=meeting",
                  "--citizen-file=" + file))
          .isEqualTo(64);
      assertThat(err.toString()).contains("no citizen's id number").doesNotContain("3113000000");
    }
  }

  private void world(String participants) throws IOException {
    Files.createDirectories(home.resolve("config"));
    Files.writeString(home.resolve("config/participants.yaml"), participants);
    Clock clock = Clock.fixed(Instant.now(Clock.systemUTC()), ZoneOffset.UTC);
    DemoPki pki =
        DemoPki.ensure(
            home.resolve("pki"),
            List.of(new DemoIdentity("jobcentre-testkoebing", KeyAlgorithm.EC_P256)),
            Clock.offset(clock, Duration.ofMinutes(-1)));
    KeyRing.openOrCreate(
        home.resolve("pki/hub/keyring.p12"), pki.password(), clock, new SecureRandom());
  }

  private String config() {
    return home.resolve("config").toString();
  }

  private String keys() {
    return home.resolve("pki").toString();
  }

  private int run(String... typed) {
    started.clear();
    return CommandLineInterface.create(settings -> started.addAll(List.of(settings)))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(CommandLineInterface.withDefaultCommand(typed));
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}

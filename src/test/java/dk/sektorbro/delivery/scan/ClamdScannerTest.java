package dk.sektorbro.delivery.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dk.sektorbro.exchange.AttachmentScanner.Scan;
import dk.sektorbro.exchange.AttachmentScanner.Verdict;
import dk.sektorbro.world.Clamd;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClamdScannerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final byte[] HARMLESS = "%PDF-1.7 harmless".getBytes(StandardCharsets.US_ASCII);

  /** The daemon itself. */
  @Nested
  class Asked {

    @TempDir static Path home;
    private static Clamd clamd;

    @BeforeAll
    static void start() {
      assumeTrue(Clamd.isInstalled(), Clamd.NOT_INSTALLED);
      clamd = Clamd.start(home, 2);
    }

    @AfterAll
    static void stop() {
      if (clamd != null) {
        clamd.close();
      }
    }

    @Test
    void malwareIsFoundOverTcpAndOverASocket() {
      Verdict found = new Verdict.Infected("Eicar-Test-Signature.UNOFFICIAL");

      assertThat(over(clamd.tcp()).scan(Clamd.EICAR)).isEqualTo(found);
      assertThat(over(clamd.socket().toString()).scan(Clamd.EICAR)).isEqualTo(found);
    }

    @Test
    void whatIsHarmlessIsClean() {
      assertThat(over(clamd.tcp()).scan(HARMLESS)).isEqualTo(new Verdict.Clean());
      assertThat(over(clamd.socket().toString()).scan(new byte[0])).isEqualTo(new Verdict.Clean());
    }

    @Test
    void malwareIsFoundAcrossPieces() {
      byte[] file = new byte[1_000_000 + Clamd.EICAR.length];
      System.arraycopy(Clamd.EICAR, 0, file, 1_000_000, Clamd.EICAR.length);
      try (Scan scan = over(clamd.tcp()).begin()) {
        for (int at = 0; at < file.length; at += 1000) {
          scan.pass(file, at, Math.min(1000, file.length - at));
        }

        assertThat(scan.verdict()).isInstanceOf(Verdict.Infected.class);
      }
    }

    @Test
    void aFileThatClamdDoesNotTakeIsNotKnownToBeClean() {
      assertThat(over(clamd.tcp()).scan(new byte[5_000_000]))
          .isInstanceOf(Verdict.Unavailable.class);
    }
  }

  @Test
  void aScannerThatIsNotThereIsUnavailable() throws IOException {
    int nobody;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = taken.getLocalPort();
    }

    assertThat(over("127.0.0.1:" + nobody).scan(HARMLESS)).isInstanceOf(Verdict.Unavailable.class);
    assertThat(over("/nonexistent/clamd.sock").scan(HARMLESS))
        .isInstanceOf(Verdict.Unavailable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "stream: OK",
        "stream: Eicar\nInjected FOUND\0",
        "UNKNOWN COMMAND\0",
        "INSTREAM size limit exceeded. ERROR\0",
        "stream: no memory ERROR\0"
      })
  void anAnswerThatIsNoVerdictIsNone(String answer) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answers(server, answer));

      assertThat(over("127.0.0.1:" + server.getLocalPort()).scan(HARMLESS))
          .isInstanceOf(Verdict.Unavailable.class);
    }
  }

  @Test
  void aScannerThatHangsIsGivenUp() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ClamdScanner scanner =
          ClamdScanner.at("127.0.0.1:" + silent.getLocalPort(), Duration.ofMillis(200));

      assertThat(scanner.scan(HARMLESS))
          .isEqualTo(new Verdict.Unavailable("SocketTimeoutException"));
    }
  }

  @Test
  void whereItListensMustBeReadable() {
    assertThatThrownBy(() -> over("somewhere")).hasMessageContaining("sektorbro.virus-scan.clamd");
  }

  @Test
  void whatIsTakenWhileItIsAwayIsASetting() {
    ClamdScanner away = over("/nonexistent/clamd.sock");

    assertThat(new WhileUnavailable(away, ScanSettings.OnUnavailable.REFUSE).scan(HARMLESS))
        .isInstanceOf(Verdict.Unavailable.class);
    assertThat(new WhileUnavailable(away, ScanSettings.OnUnavailable.ACCEPT).scan(HARMLESS))
        .isEqualTo(new Verdict.Clean());
  }

  private static ClamdScanner over(String where) {
    return ClamdScanner.at(where, PATIENCE);
  }

  /** Reads one command to its end as clamd does, and answers whatever it is given. */
  private static void answers(ServerSocket server, String answer) {
    try (Socket socket = server.accept()) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] command = in.readNBytes("zINSTREAM\0".length());
      if (!Arrays.equals(command, "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII))) {
        return;
      }
      for (int length = in.readInt(); length > 0; length = in.readInt()) {
        in.skipNBytes(length);
      }
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException gone) {
      // The test sees what the scanner made of it.
    }
  }
}

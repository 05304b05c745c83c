package dk.sektorbro.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * ClamAV's daemon, where it is installed, with a signature database of one: the EICAR test file,
 * which is made to be found and harms nothing.
 */
public final class Clamd implements AutoCloseable {

  /** In two pieces, so that no scanner takes this class for the test file. */
  public static final byte[] EICAR =
      ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*")
          .getBytes(StandardCharsets.US_ASCII);

  public static final String NOT_INSTALLED = "SKIPPED: clamd is not installed (clamav-daemon)";

  private final Path home;
  private final int port;
  private Process process;

  private Clamd(Path home, int port) throws IOException {
    this.home = home;
    this.port = port;
    this.process = launch();
  }

  public static boolean isInstalled() {
    return program().isPresent();
  }

  private static Optional<Path> program() {
    return Stream.of("/usr/sbin/clamd", "/usr/bin/clamd", "/usr/local/sbin/clamd")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * @param largestStream what it takes, in megabytes
   */
  public static Clamd start(Path home, int largestStream) {
    try {
      Files.createDirectories(home.resolve("db"));
      Files.writeString(
          home.resolve("db/test.ndb"),
          "Eicar-Test-Signature:0:*:" + HexFormat.of().formatHex(EICAR) + "\n");
      int port = freePort();
      Files.writeString(
          home.resolve("clamd.conf"),
          """
          DatabaseDirectory %1$s/db
          LocalSocket %1$s/clamd.sock
          TCPSocket %2$d
          TCPAddr 127.0.0.1
          TemporaryDirectory %1$s
          Foreground yes
          StreamMaxLength %3$dM
          MaxThreads 2
          """
              .formatted(home, port, largestStream));
      Clamd clamd = new Clamd(home, port);
      clamd.awaitReady();
      return clamd;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(
            program().orElseThrow().toString(), "-c", home.resolve("clamd.conf").toString())
        .redirectErrorStream(true)
        .redirectOutput(home.resolve("clamd.log").toFile())
        .start();
  }

  private void awaitReady() {
    Awaitility.await("clamd listens")
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new IllegalStateException(Files.readString(home.resolve("clamd.log")));
              }
              return Files.exists(socket());
            });
  }

  public String tcp() {
    return "127.0.0.1:" + port;
  }

  public Path socket() {
    return home.resolve("clamd.sock");
  }

  /** It is there no more. */
  public void stops() {
    process.destroyForcibly().onExit().join();
    try {
      Files.deleteIfExists(socket());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void startsAgain() {
    try {
      process = launch();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitReady();
  }

  @Override
  public void close() {
    stops();
  }
}

package dk.sektorbro.world;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** A hub in a process of its own, that can be killed. */
public final class HubProcess implements AutoCloseable {

  private final World world;
  private final Process process;

  private HubProcess(World world, Process process) {
    this.world = world;
    this.process = process;
  }

  /** Starts a hub of that world and waits until it takes connections. */
  public static HubProcess start(World world) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx768m");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-cp");
    command.add(classPath());
    command.add("dk.sektorbro.Sektorbro");
    command.add("serve");
    command.addAll(world.settings());
    try {
      File console = world.log().resolveSibling("console.log").toFile();
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(console))
              .start();
      HubProcess hub = new HubProcess(world, process);
      hub.awaitOpenPort();
      return hub;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The product's own: no test class may be wired into the hub. */
  private static String classPath() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private void awaitOpenPort() {
    Awaitility.await("hub takes connections")
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(250))
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new IllegalStateException(
                    "The hub ended with " + process.exitValue() + ":\n" + console());
              }
              return isOpen();
            });
  }

  private String console() throws IOException {
    List<String> lines = Files.readAllLines(world.log().resolveSibling("console.log"));
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
  }

  private boolean isOpen() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("localhost", world.hub().getPort()), 500);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** SIGKILL. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** SIGTERM, and waits for the orderly end. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}

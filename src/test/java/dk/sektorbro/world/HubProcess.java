package dk.sektorbro.world;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

  /** Ready sooner, and slower once warm. */
  private static final String QUICK = "-XX:TieredStopAtLevel=1";

  private static final List<String> SMALL = List.of("-Xmx768m", QUICK);

  private final World world;
  private final Process process;

  private HubProcess(World world, Process process) {
    this.world = world;
    this.process = process;
  }

  /** Starts a hub of that world and waits until it is ready for messages. */
  public static HubProcess start(World world) {
    return start(world, SMALL);
  }

  /**
   * The same with a heap of that size.
   *
   * @param heap in mebibytes
   */
  public static HubProcess start(World world, int heap) {
    return start(world, List.of("-Xmx" + heap + "m", QUICK));
  }

  /** The same with these options of the virtual machine. */
  public static HubProcess start(World world, List<String> machine) {
    return start(world, machine, classPath());
  }

  /** Starts a hub that goes by a {@link JumpingClock}, which its settings must name. */
  public static HubProcess startWithClock(World world) {
    String clock = onlyClass(JumpingClock.class, world.log().resolveSibling("clock")).toString();
    return start(world, SMALL, classPath() + File.pathSeparator + clock);
  }

  /** A directory for a class path that holds this class and no other. */
  private static Path onlyClass(Class<?> type, Path directory) {
    String name = type.getName().replace('.', '/') + ".class";
    try (InputStream bytes = type.getResourceAsStream("/" + name)) {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      Files.copy(bytes, file);
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HubProcess start(World world, List<String> machine, String classPath) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(machine);
    command.add("-cp");
    command.add(classPath);
    command.add("dk.sektorbro.Sektorbro");
    command.add("serve");
    command.addAll(world.settings());
    try {
      File console = world.console().toFile();
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(console))
              .start();
      endWithThisProcess(process);
      HubProcess hub = new HubProcess(world, process);
      try {
        hub.awaitReady();
      } catch (RuntimeException e) {
        hub.kill();
        throw e;
      }
      return hub;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A run that is broken off leaves nothing behind. */
  static void endWithThisProcess(Process process) {
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  /** The product's own: no test class may be wired into the hub. */
  private static String classPath() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private void awaitReady() {
    Awaitility.await("hub is ready")
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(250))
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new IllegalStateException(
                    "The hub ended with " + process.exitValue() + ":\n" + console());
              }
              return isReady();
            });
  }

  private String console() throws IOException {
    List<String> lines = Files.readAllLines(world.console());
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
  }

  /** Both ports open before the routes run; the readiness probe tells when they do. */
  private boolean isReady() {
    HttpRequest probe =
        HttpRequest.newBuilder(world.management().resolve("/actuator/health/readiness"))
            .header("Authorization", World.ADMINISTRATOR)
            .timeout(Duration.ofSeconds(5))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Everything the hub measures, as Prometheus reads it. */
  public String metrics() {
    return tells("prometheus");
  }

  /** What it tells its administrator at that endpoint. */
  public String tells(String endpoint) {
    HttpRequest ask =
        HttpRequest.newBuilder(world.management().resolve("/actuator/" + endpoint))
            .header("Authorization", World.ADMINISTRATOR)
            .timeout(Duration.ofSeconds(30))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(ask, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the hub tells", e);
    }
  }

  /** The hub's process id. */
  public long pid() {
    return process.pid();
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

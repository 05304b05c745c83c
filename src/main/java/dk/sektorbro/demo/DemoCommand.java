package dk.sektorbro.demo;

import dk.sektorbro.command.HubOptions;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.participant.KeyDirectory;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.seal.KeyCabinet;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the hub with two simulated parties and plays the first case. */
@Command(
    name = "demo",
    description =
        "Starts the hub, plays one citizen's case between a simulated jobcentre and a simulated EHR through the public"
            + " interfaces, and tells each step: what was shared, what was withheld, and why.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class DemoCommand implements Callable<Integer> {

  private static final String RETRY = "--sektorbro.delivery.retry=";
  private static final int FAILED = 1;

  @Option(
      names = "--exit",
      description =
          "Stop when the case is over; the last line is JSON that sums up. Exits with 1 if a step did not happen.")
  private boolean exit;

  @Mixin private HubOptions options = new HubOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  private final Function<String[], ConfigurableApplicationContext> start;

  /**
   * @param start starts a hub with Spring arguments
   */
  public DemoCommand(Function<String[], ConfigurableApplicationContext> start) {
    this.start = start;
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Instant begun = Clock.systemUTC().instant();
    Map<String, Object> summary;
    try (ConfigurableApplicationContext hub = start.apply(settings());
        DemoCast cast = cast(hub)) {
      summary = play(cast, out);
      summary.put("seconds", Duration.between(begun, Clock.systemUTC().instant()).toSeconds());
      if (!exit && happened(summary)) {
        tell(out, "");
        tell(out, Json.write(summary));
        tell(out, "The hub and the two simulated parties stay up; stop them with Ctrl-C.");
        new CountDownLatch(1).await();
      }
    }
    // The hub has told the log of its end: the summary is the last line.
    tell(out, "");
    tell(out, Json.write(summary));
    return happened(summary) ? 0 : FAILED;
  }

  /** In the case an EHR is away for some seconds, and nobody should watch a minute go by. */
  private String[] settings() {
    List<String> settings = new ArrayList<>(List.of(options.settings()));
    if (settings.stream().noneMatch(setting -> setting.startsWith(RETRY))) {
      settings.add(RETRY + "30×1s, 30×1m, 5m, 1h, 6h, 12h, 1d");
    }
    return settings.toArray(String[]::new);
  }

  private static boolean happened(Map<String, Object> summary) {
    return "ok".equals(summary.get("demo"));
  }

  private static DemoCast cast(ConfigurableApplicationContext hub) {
    int port = hub.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    return new DemoCast(
        hub.getBean(ParticipantDirectory.class),
        hub.getBean(KeyDirectory.class),
        hub.getBean(KeyCabinet.class).now(),
        URI.create("https://localhost:" + port),
        hub.getBean(Clock.class));
  }

  private static Map<String, Object> play(DemoCast cast, PrintWriter out) {
    Map<String, Object> summary = new LinkedHashMap<>();
    try {
      FirstCase.Summary played = cast.firstCase(line -> tell(out, line)).play();
      summary.put("demo", "ok");
      summary.put("delivered", played.delivered());
      summary.put("withheld", played.withheld());
      summary.put("stopped", played.stopped());
      summary.put("reports", played.reports());
    } catch (DemoFailed | SimulatedJobcentre.HubFault failed) {
      summary.put("demo", "failed");
      summary.put("why", String.valueOf(failed.getMessage()));
    }
    return summary;
  }

  private static void tell(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }
}

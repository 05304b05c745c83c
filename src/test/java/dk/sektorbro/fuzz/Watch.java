package dk.sektorbro.fuzz;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.LoggerFactory;
import org.yaml.snakeyaml.Yaml;

/**
 * Watches one input after another on its way through an entry point. The seeds are about one test
 * citizen with texts of their own, so that a leak is known by its words.
 */
public final class Watch {

  /** What the seeds say of the citizen and in their texts. */
  private static final List<String> PERSONAL =
      List.of("2509479989", "250947-9989", "Elmer", "emmelig");

  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final AtomicReference<Optional<String>> overheard =
      new AtomicReference<>(Optional.empty());

  private final Map<Logger, Optional<Level>> levelsBefore = new HashMap<>();
  private final Map<Logger, List<Appender<ILoggingEvent>>> appendersBefore = new HashMap<>();

  /** Begins to listen to the log, at the levels the hub ships with; it reaches nobody else. */
  public Watch() {
    shippedLevels().forEach(this::set);
    Logger root = logger(Logger.ROOT_LOGGER_NAME);
    List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
    root.iteratorForAppenders().forEachRemaining(appenders::add);
    appendersBefore.put(root, appenders);
    appenders.forEach(root::detachAppender);
    AppenderBase<ILoggingEvent> listener =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            hear(event);
          }
        };
    listener.setContext(root.getLoggerContext());
    listener.start();
    root.addAppender(listener);
  }

  private static Map<?, ?> shippedLevels() {
    try {
      Map<?, ?> settings = new Yaml().load(Files.readString(Path.of("config/application.yaml")));
      Map<?, ?> logging = (Map<?, ?>) Objects.requireNonNull(settings.get("logging"));
      return (Map<?, ?>) Objects.requireNonNull(logging.get("level"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void set(Object name, Object level) {
    Logger logger = logger(name.toString());
    levelsBefore.put(logger, Optional.ofNullable(logger.getLevel()));
    logger.setLevel(Level.toLevel(level.toString()));
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }

  /** Lets the log go where it went before. */
  public void end() {
    levelsBefore.forEach((logger, level) -> logger.setLevel(level.orElse(null)));
    appendersBefore.forEach(
        (logger, appenders) -> {
          logger.detachAndStopAllAppenders();
          appenders.forEach(logger::addAppender);
        });
  }

  private void hear(ILoggingEvent event) {
    StringBuilder said = new StringBuilder(event.getFormattedMessage());
    IThrowableProxy thrown = event.getThrowableProxy();
    while (thrown != null) {
      said.append(" < ").append(thrown.getClassName()).append(": ").append(thrown.getMessage());
      Arrays.stream(thrown.getStackTraceElementProxyArray())
          .map(frame -> frame.toString())
          .filter(frame -> !frame.startsWith("at java."))
          .limit(8)
          .forEach(frame -> said.append("\n  ").append(frame));
      thrown = thrown.getCause();
    }
    if (event.getLevel().isGreaterOrEqual(Level.ERROR) || leak(said.toString()).isPresent()) {
      overheard.set(Optional.of(said.toString()));
    }
  }

  private static Optional<String> leak(String said) {
    return PERSONAL.stream().filter(said::contains).findFirst();
  }

  /** What came of an input, if it came in time and without a failure of the hub's own. */
  public <T> T of(Callable<T> input) throws Exception {
    overheard.set(Optional.empty());
    long before = cpu();
    T result = input.call();
    Duration took = Duration.ofNanos(cpu() - before);
    if (took.compareTo(LONGEST) > 0) {
      throw new AssertionError("One input took " + took);
    }
    Objects.requireNonNull(overheard.get())
        .ifPresent(
            said -> {
              throw new AssertionError("The log tells of a defect, or of a message: " + said);
            });
    return result;
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** An answer to what was refused may not repeat it. */
  public static void repeatsNothing(String answer) {
    leak(answer)
        .ifPresent(
            word -> {
              throw new AssertionError("The answer repeats «" + word + "»: " + answer);
            });
    if (answer.contains("Exception") || answer.contains("\tat ")) {
      throw new AssertionError("The answer tells of the hub's inside: " + answer);
    }
  }
}

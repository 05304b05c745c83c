package dk.sektorbro.exchange.config;

import dk.sektorbro.exchange.Shortcomings;
import dk.sektorbro.exchange.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was read from files, and is read again within a second of the first use after one of them
 * changed. A change that cannot be read leaves what was there in use; log and health tell of it.
 */
public final class WatchedFiles<T> implements Shortcomings {

  private static final Logger LOG = LoggerFactory.getLogger(WatchedFiles.class);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final String what;
  private final Supplier<Object> version;
  private final Supplier<T> reader;
  private final Clock clock;
  private volatile State<T> state;

  private record State<T>(T value, Object version, Span fresh, Optional<String> fault) {}

  /**
   * Reads for the first time; what {@code reader} throws comes through.
   *
   * @param what for log and health, such as {@code the hub's keys}
   * @param version differs once there is something else to read
   * @param reader throws where the files cannot be used, with a message for the operator
   */
  public WatchedFiles(String what, Supplier<Object> version, Supplier<T> reader, Clock clock) {
    this.what = what;
    this.version = version;
    this.reader = reader;
    this.clock = clock;
    Object first = version.get();
    this.state =
        new State<>(reader.get(), first, new Span(clock.instant(), LOOK), Optional.empty());
  }

  /** Changes when one of the files is replaced, comes or goes. */
  public static Object versionOf(Collection<Path> files) {
    TreeMap<Path, String> versions = new TreeMap<>();
    for (Path file : files) {
      try {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        versions.put(file, now.lastModifiedTime() + "/" + now.fileKey() + "/" + now.size());
      } catch (IOException gone) {
        versions.put(file, "gone");
      }
    }
    return versions;
  }

  /** Not to be kept: asked for again with each use. */
  public T now() {
    State<T> seen = state;
    return seen.fresh().includes(clock.instant()) ? seen.value() : look().value();
  }

  @Override
  public List<String> shortcomings() {
    T unused = now();
    return state.fault().stream()
        .map(fault -> "A change of " + what + " is not in use: " + fault)
        .toList();
  }

  private synchronized State<T> look() {
    Instant now = clock.instant();
    State<T> seen = state;
    if (seen.fresh().includes(now)) {
      return seen;
    }
    Object found = version.get();
    state =
        found.equals(seen.version())
            ? new State<>(seen.value(), found, new Span(now, LOOK), seen.fault())
            : reread(seen, found, now);
    return state;
  }

  /** The version was asked first: what is written meanwhile is then read again, never missed. */
  private State<T> reread(State<T> seen, Object found, Instant now) {
    try {
      State<T> read = new State<>(reader.get(), found, new Span(now, LOOK), Optional.empty());
      LOG.info("Read again: {}", what);
      return read;
    } catch (RuntimeException unusable) {
      String fault = String.valueOf(unusable.getMessage());
      LOG.error("A change of {} cannot be used, so the former stays: {}", what, fault);
      return new State<>(seen.value(), found, new Span(now, LOOK), Optional.of(fault));
    }
  }
}

package dk.sektorbro.seal;

import dk.sektorbro.exchange.Shortcomings;
import dk.sektorbro.exchange.config.WatchedFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The hub's keys of this moment: a file that was replaced is read again, and a key takes over at
 * its moment, so a rotation needs no restart.
 */
public final class KeyCabinet implements Shortcomings {

  private final Path directory;
  private final Clock clock;
  private final WatchedFiles<HubKeys> keys;
  private volatile Instant nextTakeover = Instant.MAX;

  /**
   * @param configuredPassword empty where the file {@code password} in the directory holds it
   * @throws KeyFileUnreadable when the keys cannot be read now
   */
  public KeyCabinet(Path directory, String configuredPassword, Clock clock) {
    this.directory = directory;
    this.clock = clock;
    this.keys =
        new WatchedFiles<>(
            "the hub's keys",
            this::version,
            () -> {
              HubKeys read = HubKeys.load(directory, configuredPassword, clock.instant());
              nextTakeover = read.nextTakeover().orElse(Instant.MAX);
              return read;
            },
            clock);
  }

  /** Not to be kept: asked for again with each use. */
  public HubKeys now() {
    return keys.now();
  }

  @Override
  public List<String> shortcomings() {
    return keys.shortcomings();
  }

  private record Version(Object files, boolean takenOver) {}

  private Version version() {
    List<Path> files =
        Stream.concat(
                Stream.of(HubKeyFile.values()).map(file -> file.in(directory)),
                Stream.of(directory.resolve("ca.pem")))
            .toList();
    return new Version(WatchedFiles.versionOf(files), !clock.instant().isBefore(nextTakeover));
  }
}

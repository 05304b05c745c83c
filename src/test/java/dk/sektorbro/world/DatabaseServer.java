package dk.sektorbro.world;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A PostgreSQL that no hub owns, that can be stopped and started. */
public final class DatabaseServer implements AutoCloseable {

  private final Path directory;
  private final int port = World.freePort();
  private EmbeddedPostgres server;

  public DatabaseServer(Path directory) {
    this.directory = directory;
    this.server = start();
  }

  private EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder()
          .setDataDirectory(directory)
          .setCleanDataDirectory(false)
          .setPort(port)
          .setServerConfig("synchronous_commit", "on")
          .setPGStartupWait(Duration.ofSeconds(60))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
  }

  /** What a hub is set up with to use it. */
  public List<String> hubSettings() {
    return List.of(
        "--sektorbro.database.embedded=false",
        "--spring.datasource.url=" + url(),
        "--spring.datasource.username=postgres");
  }

  public void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void startsAgain() {
    server = start();
  }

  @Override
  public void close() {
    stop();
  }
}

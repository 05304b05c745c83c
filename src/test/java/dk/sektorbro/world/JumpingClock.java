package dk.sektorbro.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * A hub's clock that a test sets while the hub runs. How far it is ahead of the machine's stands in
 * a file, in seconds. It is the one class of a test in the hub's process, and alone on its class
 * path.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class JumpingClock {

  private static final String AHEAD = "test.clock.ahead";

  @Bean
  Clock clock(@Value("${" + AHEAD + "}") Path ahead) {
    InstantSource set = () -> Instant.now().plusSeconds(seconds(ahead));
    return set.withZone(ZoneOffset.UTC);
  }

  private static long seconds(Path ahead) {
    try {
      return Long.parseLong(Files.readString(ahead).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The handle by which a test sets the clock of one hub. */
  public static final class Hands {

    private final Path ahead;

    /**
     * A clock that shows the machine's time.
     *
     * @param home where its file lies
     */
    public Hands(Path home) {
      this.ahead = home.resolve("clock-ahead");
      set(Duration.ZERO);
    }

    /** So much ahead of the machine's clock from now on; negative for behind. */
    public void set(Duration by) {
      try {
        Path next = ahead.resolveSibling("clock-ahead-next");
        Files.writeString(next, String.valueOf(by.toSeconds()));
        Files.move(
            next, ahead, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** What the hub is set up with to go by it. */
    public List<String> hubSettings() {
      return List.of(
          "--spring.main.sources=" + JumpingClock.class.getName(), "--" + AHEAD + "=" + ahead);
    }
  }
}

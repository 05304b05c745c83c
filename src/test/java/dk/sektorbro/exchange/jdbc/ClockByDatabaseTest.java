package dk.sektorbro.exchange.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class ClockByDatabaseTest {

  @TempDir static Path home;

  @Test
  void aClockThatIsFurtherFromTheDatabasesThanHubsMayDifferIsTold() throws IOException {
    try (EmbeddedDatabase database = new EmbeddedDatabase(home.resolve("postgres"))) {
      JdbcClient jdbc = JdbcClient.create(database.dataSource());

      assertThat(by(Duration.ZERO, jdbc)).isEmpty();
      assertThat(by(Duration.ofSeconds(30), jdbc)).isEmpty();
      assertThat(by(Duration.ofMinutes(-2), jdbc)).singleElement().asString().contains("clock");
    }
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsNoMatterOfClocks() throws IOException {
    JdbcClient jdbc;
    try (EmbeddedDatabase database = new EmbeddedDatabase(home.resolve("gone"))) {
      jdbc = JdbcClient.create(database.dataSource());
    }

    assertThat(by(Duration.ofHours(1), jdbc)).isEmpty();
  }

  private static List<String> by(Duration ahead, JdbcClient jdbc) {
    return new ClockByDatabase(jdbc, Clock.offset(Clock.systemUTC(), ahead)).shortcomings();
  }
}

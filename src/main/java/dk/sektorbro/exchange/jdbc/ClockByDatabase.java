package dk.sektorbro.exchange.jdbc;

import dk.sektorbro.exchange.ClockSkew;
import dk.sektorbro.exchange.Shortcomings;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds this hub's clock against that of the database, which all hubs share. Hubs further apart
 * than {@link ClockSkew#LARGEST} would differ on whether a withdrawal has come into force.
 */
public final class ClockByDatabase implements Shortcomings {

  private final JdbcClient jdbc;
  private final Clock clock;

  public ClockByDatabase(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public List<String> shortcomings() {
    Duration apart = Duration.between(clock.instant(), theirs()).abs();
    return apart.compareTo(ClockSkew.LARGEST) <= 0
        ? List.of()
        : List.of(
            "The hub's clock is %d seconds from the database's; more than %d, and hubs differ on when a withdrawal is in force. Set both by the same time server."
                .formatted(apart.toSeconds(), ClockSkew.LARGEST.toSeconds()));
  }

  private Instant theirs() {
    try {
      return jdbc.sql("select clock_timestamp()").query(Timestamp.class).single().toInstant();
    } catch (DataAccessException gone) {
      return clock.instant(); // that the database does not answer is told where that is looked at
    }
  }
}

package dk.sektorbro.exchange.jdbc;

import dk.sektorbro.exchange.ClockSkew;
import dk.sektorbro.exchange.TimedWork;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Timed work that is planned for later than an interval from now, or that a hub has told of later
 * than now: the clock has been set back since. Left alone, it would be due when the clock is again
 * where it was.
 */
final class PlannedTooLate {

  private final JdbcClient jdbc;
  private final List<TimedWork> works;
  private final Clock clock;

  PlannedTooLate(DataSource database, List<TimedWork> works, Clock clock) {
    this.jdbc = JdbcClient.create(database);
    this.works = works;
    this.clock = clock;
  }

  /** Makes it due now; a dead hub is silent from now. */
  void correct() {
    Instant now = clock.instant();
    for (TimedWork work : works) {
      jdbc.sql(
              "update timed_work set execution_time = ? where task_name = ? and not picked and execution_time > ?")
          .params(
              Timestamp.from(now),
              work.name(),
              Timestamp.from(now.plus(work.interval()).plus(ClockSkew.LARGEST)))
          .update();
    }
    jdbc.sql("update timed_work set last_heartbeat = ? where picked and last_heartbeat > ?")
        .params(Timestamp.from(now), Timestamp.from(now.plus(ClockSkew.LARGEST)))
        .update();
  }
}

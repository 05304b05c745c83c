package dk.sektorbro.exchange.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.sektorbro.exchange.TimedWork;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hubs' timetables on one database. */
class TimetableTest {

  private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir static Path home;
  private static MigratedDatabase database;

  private final Moment clock = new Moment(MORNING);
  private final AtomicInteger runs = new AtomicInteger();
  private final Timetable one = hub();
  private final Timetable other = hub();

  /** A clock that a test moves. */
  private static final class Moment extends Clock {

    private Instant now;

    Moment(Instant start) {
      this.now = start;
    }

    synchronized void passes(Duration time) {
      now = now.plus(time);
    }

    @Override
    public synchronized Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(instant(), zone);
    }
  }

  @BeforeAll
  static void aDatabase() {
    database = new MigratedDatabase(home);
  }

  @AfterAll
  static void noDatabase() {
    database.close();
  }

  @BeforeEach
  void nothingPlanned() {
    database.jdbc().sql("truncate timed_work").update();
  }

  @AfterEach
  void hubsStop() {
    one.stop();
    other.stop();
  }

  private Timetable hub() {
    return new Timetable(
        database.dataSource(),
        List.of(
            TimedWork.every(
                "fails",
                DAY,
                () -> {
                  throw new AssertionError("of no interest to the log");
                }),
            TimedWork.every("counts", DAY, runs::incrementAndGet)),
        clock);
  }

  @Test
  void workIsDoneOnceAndNotOncePerHub() {
    one.start();
    other.start();
    for (int day = 1; day <= 3; day++) {
      awaitRuns(day);
      clock.passes(DAY);
    }
    awaitRuns(4);
  }

  @Test
  void oneHubGoesOnWhereTheOtherStopped() {
    one.start();
    awaitRuns(1);
    one.stop();
    other.start();
    clock.passes(DAY);
    awaitRuns(2);
  }

  @Test
  void whatCameDueWhileNoHubRanIsMadeUpByOneRun() {
    one.start();
    awaitRuns(1);
    one.stop();
    clock.passes(DAY.multipliedBy(10));
    other.start();
    awaitRuns(2);
  }

  @Test
  void whatADeadHubWasAtIsDoneByAnother() {
    one.start();
    awaitRuns(1);
    one.stop();
    database
        .jdbc()
        .sql(
            """
            update timed_work set picked = true, picked_by = 'dead', last_heartbeat = execution_time
            where task_name = 'counts'""")
        .update();
    clock.passes(DAY.plus(2, ChronoUnit.MINUTES));
    other.start();
    awaitRuns(2);
  }

  @Test
  void workGoesOnWhereTheClockIsSetBack() {
    one.start();
    awaitRuns(1);
    clock.passes(DAY.multipliedBy(5));
    awaitRuns(2);
    clock.passes(DAY.multipliedBy(-5));
    awaitRuns(3);
  }

  @Test
  void whatAHubWasAtThatDiedBeforeTheClockWasSetBackIsDoneByAnother() {
    one.start();
    awaitRuns(1);
    one.stop();
    database
        .jdbc()
        .sql(
            """
            update timed_work set picked = true, picked_by = 'dead', last_heartbeat = execution_time + interval '5 days'
            where task_name = 'counts'""")
        .update();
    other.start();
    await().untilAsserted(() -> assertThat(toldOfLaterThanNow()).isZero());
    other.stop();
    clock.passes(DAY.plus(2, ChronoUnit.MINUTES));
    other.start();
    awaitRuns(2);
  }

  private int toldOfLaterThanNow() {
    return database
        .jdbc()
        .sql("select count(*) from timed_work where last_heartbeat > ?")
        .param(Timestamp.from(clock.instant()))
        .query(Integer.class)
        .single();
  }

  /** Waits until the work was done so often and is due at a later time, and no more often. */
  private void awaitRuns(int times) {
    await()
        .untilAsserted(
            () -> {
              assertThat(runs).hasValue(times);
              assertThat(planned()).containsExactly(clock.instant().plus(DAY));
            });
    assertThat(runs).hasValue(times);
  }

  private List<Instant> planned() {
    return database
        .jdbc()
        .sql("select distinct execution_time from timed_work where not picked")
        .query((row, n) -> row.getTimestamp(1).toInstant())
        .list();
  }
}

package dk.sektorbro.exchange.jdbc;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.Waiter;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.event.SchedulerListener.SchedulerEventType;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dk.sektorbro.exchange.TimedWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs timed work when it is due, by a row for each in PostgreSQL that one hub at a time picks.
 * Begins after everything else has started, ends before anything else stops.
 */
public final class Timetable implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Timetable.class);
  private static final Duration LOOKS_EVERY = Duration.ofMillis(500);

  // A hub that has not told for a minute that it is still at a run has died during it.
  private static final Duration TELLS_EVERY = Duration.ofSeconds(10);
  private static final int SILENCES_OF_A_DEAD_HUB = 6;

  private static final Duration CORRECTED_EVERY = Duration.ofSeconds(5);

  private static final Duration ENDS_WITHIN = Duration.ofSeconds(20);

  private final DataSource database;
  private final List<TimedWork> works;
  private final Clock clock;
  private final AtomicReference<@Nullable Scheduler> running = new AtomicReference<>();
  private final PlannedTooLate planned;
  private final Trouble trouble = new Trouble();
  private @Nullable ScheduledExecutorService corrections;

  public Timetable(DataSource database, List<TimedWork> works, Clock clock) {
    this.database = database;
    this.works = List.copyOf(works);
    this.clock = clock;
    this.planned = new PlannedTooLate(database, this.works, clock);
  }

  private Scheduler scheduler() {
    return new Patient(database)
        .startTasks(works.stream().map(this::task).toList())
        .tableName("timed_work")
        .clock(clock::instant)
        .threads(works.size())
        .pollUsingLockAndFetch(0.5, 1.0)
        .heartbeatInterval(TELLS_EVERY)
        .missedHeartbeatsLimit(SILENCES_OF_A_DEAD_HUB)
        .shutdownMaxWait(ENDS_WITHIN)
        .failureLogging(LogLevel.OFF, false)
        .addSchedulerListener(trouble)
        .build();
  }

  private RecurringTask<Void> task(TimedWork work) {
    return Tasks.recurring(work.name(), FixedDelay.of(work.interval()))
        .onDeadExecution(this::dueAtOnce)
        .execute((instance, context) -> work.work().run());
  }

  private void dueAtOnce(ExecutionComplete cutOff, ExecutionOperations<Void> operations) {
    operations.reschedule(cutOff, clock.instant());
  }

  @Override
  public void start() {
    if (works.isEmpty() || isRunning()) {
      return;
    }
    Scheduler scheduler = scheduler();
    running.set(scheduler);
    scheduler.start();
    corrections =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("timetable").daemon().factory());
    corrections.scheduleWithFixedDelay(
        this::correct, 0, CORRECTED_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void correct() {
    try {
      planned.correct();
    } catch (RuntimeException e) {
      trouble.onSchedulerEvent(SchedulerEventType.UNEXPECTED_ERROR);
    }
  }

  @Override
  public void stop() {
    if (corrections != null) {
      corrections.shutdown();
    }
    Scheduler scheduler = running.getAndSet(null);
    if (scheduler != null) {
      scheduler.stop();
    }
  }

  @Override
  public boolean isRunning() {
    return running.get() != null;
  }

  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }

  /** What is due is told by the hub's clock; how long to wait between looks is not. */
  private static final class Patient extends SchedulerBuilder {

    Patient(DataSource database) {
      super(database, List.of());
    }

    @Override
    protected Waiter buildWaiter() {
      return new Waiter(LOOKS_EVERY, () -> Instant.EPOCH.plusNanos(System.nanoTime()));
    }
  }

  /**
   * A line for each run that failed, by the kind of its failure alone; and one when the timetable
   * cannot be read, and one when it can again.
   */
  private static final class Trouble extends AbstractSchedulerListener {

    private final AtomicBoolean inTrouble = new AtomicBoolean();

    @Override
    public void onExecutionComplete(ExecutionComplete run) {
      run.getCause()
          .ifPresent(
              cause ->
                  LOG.warn(
                      "Timed work '{}' failed ({}); it is tried again at its next time",
                      run.getExecution().taskInstance.getTaskName(),
                      cause.getClass().getSimpleName()));
    }

    @Override
    public void onSchedulerEvent(SchedulerEventType event) {
      switch (event) {
        case UNEXPECTED_ERROR, COMPLETIONHANDLER_ERROR, FAILUREHANDLER_ERROR -> {
          if (inTrouble.compareAndSet(false, true)) {
            LOG.warn("Timed work waits: the database does not let it be planned ({})", event);
          }
        }
        case RAN_EXECUTE_DUE -> {
          if (inTrouble.compareAndSet(true, false)) {
            LOG.info("Timed work is planned again");
          }
        }
        default -> {}
      }
    }
  }
}

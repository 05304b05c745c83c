package dk.sektorbro.delivery;

import dk.sektorbro.exchange.Faults;
import dk.sektorbro.exchange.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Brings held messages back to their stage when they are due: one at a time for each party and
 * stage, the parties side by side. Every hub does; a message is claimed by one of them at a time.
 */
final class Retrier implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Retrier.class);

  /** Longer than any attempt takes; a hub that dies in the middle of one is stood in for then. */
  private static final Duration LEASE = Duration.ofSeconds(90);

  private final HeldStore store;
  private final PartyCircuits circuits;
  private final UnitOfWork transactions;
  private final Clock clock;
  private final ProducerTemplate camel;
  private final Duration look;
  private final Set<HeldStore.Due> atWork = ConcurrentHashMap.newKeySet();
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService lookout =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("retrier").daemon().factory());
  private volatile boolean running;
  private boolean failing;

  Retrier(
      HeldStore store,
      PartyCircuits circuits,
      UnitOfWork transactions,
      Clock clock,
      ProducerTemplate camel,
      Duration look) {
    this.store = store;
    this.circuits = circuits;
    this.transactions = transactions;
    this.clock = clock;
    this.camel = camel;
    this.look = look;
  }

  @Override
  public void start() {
    running = true;
    lookout.scheduleWithFixedDelay(
        this::look, look.toMillis(), look.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    if (!running || !camel.getCamelContext().isStarted()) {
      return;
    }
    try {
      store.due(clock.instant()).stream()
          .filter(this::mayGo)
          .filter(atWork::add)
          .forEach(due -> workers.submit(() -> workOff(due)));
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.warn("What is due cannot be looked up; the hub goes on looking", Faults.withoutText(e));
      }
      failing = true;
    }
  }

  private boolean mayGo(HeldStore.Due due) {
    return !goesToTheParty(due)
        || (circuits.closedOffUntil(due.receiver()).isEmpty() && !isPaused(due));
  }

  private static boolean goesToTheParty(HeldStore.Due due) {
    return due.stage() == Stage.DELIVER || due.stage() == Stage.RESEND;
  }

  /** An administrator who pauses a party's dispatch pauses its retries too. */
  private boolean isPaused(HeldStore.Due due) {
    CamelContext context = camel.getCamelContext();
    var status = context.getRouteController().getRouteStatus(DispatchRoutes.idOf(due.receiver()));
    return status != null && !status.isStarted();
  }

  private void workOff(HeldStore.Due due) {
    try {
      while (running && mayGo(due)) {
        Instant now = clock.instant();
        Optional<Held> next = transactions.inOne(() -> store.claim(due, now, now.plus(LEASE)));
        if (next.isEmpty()) {
          return;
        }
        Exchange done =
            camel.send("direct:again", exchange -> exchange.getMessage().setBody(next.get()));
        if (done.getException() != null) {
          LOG.warn(
              "Message {} could not be tried again now",
              next.get().message(),
              Faults.withoutText(done.getException()));
          return;
        }
      }
    } catch (RuntimeException e) {
      LOG.warn(
          "Messages to party {} could not be tried again now",
          due.receiver(),
          Faults.withoutText(e));
    } finally {
      atWork.remove(due);
    }
  }

  @Override
  public void stop() {
    running = false;
    lookout.shutdown();
    workers.shutdown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}

package dk.sektorbro.soak;

import dk.sektorbro.world.Traffic;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends, and visits the mailbox four times a second. In a closed loop it finds the highest rate
 * that goes all the way; in an open one it keeps to a rate, whatever the hub does.
 */
final class Load implements AutoCloseable {

  private static final long VISITS_EVERY = TimeUnit.MILLISECONDS.toNanos(250);

  /** Enough to keep every stage busy, and fewer than one party may have under way at once. */
  private static final int AT_A_TIME = 48;

  private static final int MOST_WINDOWS = 8;
  private static final double STILL_RISING = 1.05;

  private final Traffic traffic;
  private final Journeys journeys;
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicBoolean ending = new AtomicBoolean();
  private final Thread collector = new Thread(this::collect, "collector");

  Load(Traffic traffic, Journeys journeys) {
    this.traffic = traffic;
    this.journeys = journeys;
    collector.start();
  }

  /** Sent, and not at the receiver. */
  int underWay() {
    return sent.get() - journeys.arrivals();
  }

  /**
   * Messages a second that reach their receivers while so many are under way that the hub always
   * has something to do. Measured anew until it rises no more, as it does while the hub's code is
   * compiled; the mean of the last two.
   *
   * @param window for one measurement
   */
  double ceiling(Duration window) {
    double before;
    double now = carried(window);
    int measured = 1;
    do {
      before = now;
      now = carried(window);
      measured++;
    } while (measured < MOST_WINDOWS && (measured < 3 || now > before * STILL_RISING));
    while (underWay() > 0) {
      LockSupport.parkNanos(VISITS_EVERY);
    }
    return (before + now) / 2;
  }

  private double carried(Duration window) {
    int before = journeys.arrivals();
    long begun = System.nanoTime();
    keepBusy(begun + window.toNanos());
    double rate = (journeys.arrivals() - before) * 1e9 / (System.nanoTime() - begun);
    System.out.printf(Locale.ROOT, "Carried %.1f messages a second%n", rate);
    return rate;
  }

  private void keepBusy(long until) {
    while (System.nanoTime() < until) {
      if (underWay() < AT_A_TIME) {
        sendPair(System.nanoTime());
      } else {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
      }
    }
  }

  /** Sends at that rate, as messages a second, for so long. */
  void steady(double rate, Duration length) {
    long begun = System.nanoTime();
    double between = 2e9 / rate;
    long pairs = (long) (length.toNanos() / between);
    for (long pair = 0; pair < pairs; pair++) {
      long due = begun + (long) (pair * between);
      for (long rest = due - System.nanoTime(); rest > 0; rest = due - System.nanoTime()) {
        LockSupport.parkNanos(rest);
      }
      sendPair(due);
    }
  }

  private void sendPair(long due) {
    sent.addAndGet(2);
    traffic.sendsOneEachWay(senders, due);
  }

  private void collect() {
    while (!ending.get()) {
      long visited = System.nanoTime();
      try {
        traffic.collects();
      } catch (RuntimeException e) {
        System.out.println("The mailbox could not be visited: " + e);
      }
      LockSupport.parkNanos(visited + VISITS_EVERY - System.nanoTime());
    }
  }

  /** Ends the visits; what was sent goes on until it is accepted. */
  @Override
  public void close() {
    ending.set(true);
    try {
      collector.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    senders.close();
  }
}

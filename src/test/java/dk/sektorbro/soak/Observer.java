package dk.sektorbro.soak;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** Takes a sample every ten seconds, and has the heap collected in full every so many samples. */
final class Observer implements AutoCloseable {

  static final Duration EVERY = Duration.ofSeconds(10);

  private static final double MIB = 1 << 20;

  private final Gauges gauges;
  private final Journeys journeys;
  private final IntSupplier underWay;
  private final int collectsEvery;
  private final List<Sample> samples = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private long begun;
  private long last;
  private Duration busy = Duration.ZERO;

  Observer(Gauges gauges, Journeys journeys, IntSupplier underWay, int collectsEvery) {
    this.gauges = gauges;
    this.journeys = journeys;
    this.underWay = underWay;
    this.collectsEvery = collectsEvery;
  }

  void begins() {
    journeys.untilAccepted().taken();
    journeys.untilArrived().taken();
    begun = System.nanoTime();
    last = begun;
    busy = gauges.busy();
    clock.scheduleAtFixedRate(this::look, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
  }

  private void look() {
    try {
      samples.add(sample());
    } catch (RuntimeException e) {
      System.out.println("No sample: " + e);
    }
  }

  private Sample sample() {
    long now = System.nanoTime();
    double seconds = (now - last) / 1e9;
    last = now;
    Durations.Spread accepted = journeys.untilAccepted().taken();
    Durations.Spread arrived = journeys.untilArrived().taken();
    Duration usedSoFar = gauges.busy();
    double cores = usedSoFar.minus(busy).toNanos() / 1e9 / seconds;
    busy = usedSoFar;
    int waits = underWay.getAsInt();
    int queued = gauges.queued();
    double used = gauges.used() / MIB;
    boolean collects = (samples.size() + 1) % collectsEvery == 0;
    return new Sample(
        (now - begun) / 1e9,
        collects ? gauges.live() / MIB : Double.NaN,
        used,
        gauges.resident() / MIB,
        cores,
        accepted.count() / seconds,
        arrived.count() / seconds,
        accepted,
        arrived,
        waits,
        queued);
  }

  List<Sample> samples() {
    return List.copyOf(samples);
  }

  @Override
  public void close() {
    clock.close();
  }
}

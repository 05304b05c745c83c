package dk.sektorbro.operation;

import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what each party asks for: a token bucket for its requests over time, and a bound on how
 * many are under way at once. Each hub counts for itself.
 */
final class PartyLimits {

  static final String METER = "sektorbro.requests.limited";

  private static final Logger LOG = LoggerFactory.getLogger(PartyLimits.class);
  private static final Duration SOON = Duration.ofSeconds(1);

  private final LimitSettings settings;
  private final Clock clock;
  private final Supplier<MeterRegistry> meters;
  private final Map<PartyId, Gauge> gauges = new ConcurrentHashMap<>();

  PartyLimits(LimitSettings settings, Clock clock, Supplier<MeterRegistry> meters) {
    this.settings = settings;
    this.clock = clock;
    this.meters = meters;
  }

  /**
   * Counts a request in; where it is let in, {@link #leaves} must follow.
   *
   * @return why it is refused; empty where it is let in
   */
  Optional<Refused> enters(PartyId party) {
    Gauge gauge = gauges.computeIfAbsent(party, this::gauge);
    if (!gauge.places.tryAcquire()) {
      return Optional.of(
          refuse(
              party,
              gauge,
              "at-once",
              SOON,
              "More requests of yours are under way than the %d that may be at once. Wait for answers, then send the same again."
                  .formatted(gauge.atOnce)));
    }
    ConsumptionProbe probe = gauge.bucket.tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      if (gauge.over.get() && probe.getRemainingTokens() * 2 > gauge.burst) {
        gauge.over.set(false);
        LOG.info("Party {} keeps within its limits again", party);
      }
      return Optional.empty();
    }
    gauge.places.release();
    return Optional.of(
        refuse(
            party,
            gauge,
            "rate",
            Duration.ofNanos(probe.getNanosToWaitForRefill()),
            "You send more requests than the hub takes from one party in a time. Wait, then send the same again."));
  }

  /** A request that was let in has been answered. */
  void leaves(PartyId party) {
    gauges.computeIfAbsent(party, this::gauge).places.release();
  }

  private Refused refuse(PartyId party, Gauge gauge, String limit, Duration wait, String text) {
    Counter.builder(METER)
        .description("Requests refused because a party asked for more than it may")
        .tag("party", party.sor())
        .tag("limit", limit)
        .register(meters.get())
        .increment();
    if (gauge.over.compareAndSet(false, true)) {
      LOG.warn(
          "Party {} asks for more than it may ({}); what is too much is refused", party, limit);
    }
    return new Refused(RefusalCode.RATE_LIMITED, text, wait);
  }

  private Gauge gauge(PartyId party) {
    LimitSettings.Allowance allowance = settings.of(party);
    Bucket bucket =
        Bucket.builder()
            .addLimit(
                Bandwidth.builder()
                    .capacity(allowance.burst())
                    .refillGreedy(allowance.requests(), allowance.per())
                    .build())
            .withCustomTimePrecision(new OnlyForward(clock))
            .build();
    return new Gauge(
        bucket,
        new Semaphore(allowance.atOnce()),
        allowance.burst(),
        allowance.atOnce(),
        new AtomicBoolean());
  }

  /** What one party has used. */
  private record Gauge(
      Bucket bucket, Semaphore places, int burst, int atOnce, AtomicBoolean over) {}

  /**
   * The hub's clock as the bucket reads it. Where the clock is set back it stands still for that
   * moment only: the bucket would be filled no more until the clock was where it had been.
   */
  private static final class OnlyForward implements TimeMeter {

    private final Clock clock;
    private long read;
    private long passed;

    OnlyForward(Clock clock) {
      this.clock = clock;
      this.read = clock.millis();
    }

    @Override
    public synchronized long currentTimeNanos() {
      long now = clock.millis();
      passed += Math.max(0, now - read);
      read = now;
      return TimeUnit.MILLISECONDS.toNanos(passed);
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}

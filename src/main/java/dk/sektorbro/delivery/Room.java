package dk.sektorbro.delivery;

import dk.sektorbro.exchange.Incoming;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.Span;
import dk.sektorbro.exchange.Submission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether there is room for one more message: on the disk, in the hub as a whole, and on the way to
 * its receiver. What finds none is told to come again later, and nothing of it is kept. Counts are
 * a second old at most, so a limit may be passed by what comes in within it.
 */
public final class Room {

  private static final Logger LOG = LoggerFactory.getLogger(Room.class);
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final Duration UNTIL_SPACE = Duration.ofSeconds(60);
  private static final Duration UNTIL_IT_MOVES = Duration.ofSeconds(30);

  private final CapacitySettings settings;
  private final LongSupplier freeBytes;
  private final BooleanSupplier brokerIsFull;
  private final Backlog backlog;
  private final Clock clock;
  private final AtomicBoolean diskWasFull = new AtomicBoolean();
  private final Map<Optional<PartyId>, Count> counts = new ConcurrentHashMap<>();

  private record Count(boolean full, Span fresh) {}

  /**
   * @param freeBytes on the disk the hub writes to
   * @param brokerIsFull whether an embedded broker holds its producers up
   */
  Room(
      CapacitySettings settings,
      LongSupplier freeBytes,
      BooleanSupplier brokerIsFull,
      Backlog backlog,
      Clock clock) {
    this.settings = settings;
    this.freeBytes = freeBytes;
    this.brokerIsFull = brokerIsFull;
    this.backlog = backlog;
    this.clock = clock;
  }

  /**
   * The same submission.
   *
   * @throws Refused with {@code UNAVAILABLE} while the disk is full
   */
  public Submission onDisk(Submission submission) {
    boolean full =
        freeBytes.getAsLong() < settings.leastFree().toBytes() || brokerIsFull.getAsBoolean();
    if (diskWasFull.getAndSet(full) != full) {
      if (full) {
        LOG.error("The disk is full; no message is taken until there is room again");
      } else {
        LOG.info("There is room on the disk again; messages are taken");
      }
    }
    if (full) {
      throw new Refused(
          RefusalCode.UNAVAILABLE,
          "The hub has no room to keep the message; send the same again later.",
          UNTIL_SPACE);
    }
    return submission;
  }

  /**
   * The same message.
   *
   * @throws Refused with {@code UNAVAILABLE} while too much waits, in all or for the receiver
   */
  public Incoming underWay(Incoming incoming) {
    PartyId receiver = incoming.receiver();
    if (isFull(
        Optional.of(receiver),
        () -> backlog.to(receiver, settings.toOneReceiver()) >= settings.toOneReceiver())) {
      throw new Refused(
          RefusalCode.UNAVAILABLE,
          "Too many messages wait for this receiver; send the same again later.",
          UNTIL_IT_MOVES);
    }
    if (isFull(Optional.empty(), () -> backlog.size(settings.underWay()) >= settings.underWay())) {
      throw new Refused(
          RefusalCode.UNAVAILABLE,
          "Too many messages are under way; send the same again later.",
          UNTIL_IT_MOVES);
    }
    return incoming;
  }

  private boolean isFull(Optional<PartyId> receiver, BooleanSupplier counted) {
    Instant now = clock.instant();
    Count known = counts.get(receiver);
    if (known != null && known.fresh().includes(now)) {
      return known.full();
    }
    boolean full = counted.getAsBoolean();
    counts.put(receiver, new Count(full, new Span(now, FRESH)));
    if (full && (known == null || !known.full())) {
      LOG.warn(
          "Too much waits for {}; more is refused until it moves",
          receiver.map(PartyId::sor).orElse("the parties in all"));
    }
    return full;
  }
}

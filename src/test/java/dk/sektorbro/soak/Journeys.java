package dk.sektorbro.soak;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.world.Witness;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long messages take, from the moment they were due: a sender that is held up makes its
 * messages late, not few.
 */
final class Journeys implements Witness {

  private final Map<MessageId, Long> due = new ConcurrentHashMap<>();
  private final AtomicInteger arrivals = new AtomicInteger();
  private final Durations untilAccepted = new Durations();
  private final Durations untilArrived = new Durations();

  @Override
  public void sent(MessageId id, long at) {
    due.put(id, at);
  }

  @Override
  public void accepted(MessageId id) {
    untilAccepted.add(since(id));
  }

  @Override
  public void arrived(MessageId id) {
    arrivals.incrementAndGet();
    untilArrived.add(since(id));
  }

  private long since(MessageId id) {
    long now = System.nanoTime();
    return now - due.getOrDefault(id, now);
  }

  /** How many have reached their receiver since the beginning. */
  int arrivals() {
    return arrivals.get();
  }

  Durations untilAccepted() {
    return untilAccepted;
  }

  Durations untilArrived() {
    return untilArrived;
  }
}

package dk.sektorbro.delivery;

import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Span;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One circuit for each party. Two attempts in a row that do not reach the party open it: nothing
 * more is sent there until a pause has passed, then one message at a time tries again, and the
 * first answer of any kind closes it. A single message that never gets an answer does not open it.
 *
 * <p>A hub's own: each hub finds out for itself whom it reaches.
 */
public final class PartyCircuits {

  private static final Logger LOG = LoggerFactory.getLogger(PartyCircuits.class);
  private static final int IN_A_ROW = 2;

  private final Map<PartyId, Circuit> circuits = new ConcurrentHashMap<>();
  private final Duration pause;
  private final Clock clock;

  private record Circuit(int failures, Span pause) {
    boolean open() {
      return failures >= IN_A_ROW;
    }
  }

  PartyCircuits(Duration pause, Clock clock) {
    this.pause = pause;
    this.clock = clock;
  }

  /** Until when nothing is to be sent to the party; empty where an attempt may be made now. */
  public Optional<Instant> closedOffUntil(PartyId party) {
    return Optional.ofNullable(circuits.get(party))
        .filter(Circuit::open)
        .map(Circuit::pause)
        .filter(pause -> pause.includes(clock.instant()))
        .map(Span::end);
  }

  void failed(PartyId party, String why) {
    Circuit now =
        circuits.merge(
            party,
            new Circuit(1, new Span(clock.instant(), pause)),
            (before, first) -> new Circuit(before.failures() + 1, first.pause()));
    if (now.failures() == IN_A_ROW) {
      LOG.warn("Party {} cannot be reached ({}); its messages wait, in order", party, why);
    }
  }

  /**
   * @return true where an attempt had failed before, so that what waits can go now
   */
  boolean answered(PartyId party) {
    Circuit before = circuits.remove(party);
    if (before != null && before.open()) {
      LOG.info("Party {} is reached again", party);
    }
    return before != null;
  }
}

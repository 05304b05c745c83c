package dk.sektorbro.exchange;

import java.time.Duration;
import java.time.Instant;

/**
 * A pause, or how long something is fresh. It ends when its time is over, and also where the clock
 * is set back to before it began: nobody waits for a moment that comes twice.
 *
 * @param begin by the clock that is asked later
 */
public record Span(Instant begin, Duration length) {

  /** Whether it lasts. */
  public boolean includes(Instant moment) {
    return !moment.isBefore(begin) && moment.isBefore(end());
  }

  /** The first moment that is not in it. */
  public Instant end() {
    return begin.plus(length);
  }
}

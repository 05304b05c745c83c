package dk.sektorbro.exchange;

import java.time.Duration;

/**
 * Work that is due again and again and is done once, by one hub, however many hubs there are. A
 * bean of this type is all it takes.
 *
 * <p>The first run is due when the first hub that knows the work starts; what came due while no hub
 * ran is made up by one run at the next start. A hub that dies during a run leaves it to another,
 * so the work must be safe to repeat. A run that fails is told to the log, without the text of the
 * failure, and the next one is due as if it had not.
 *
 * @param name what the database knows it by; never two of the same
 * @param interval from the end of one run to the beginning of the next; half a second is the
 *     shortest that is kept
 */
public record TimedWork(String name, Duration interval, Runnable work) {

  public TimedWork {
    if (!interval.isPositive()) {
      throw new IllegalArgumentException("The interval of " + name + " must be longer than none");
    }
  }

  public static TimedWork every(String name, Duration interval, Runnable work) {
    return new TimedWork(name, interval, work);
  }
}

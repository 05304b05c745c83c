package dk.sektorbro.seal.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** The times an authority puts on what it says. */
final class Validity {

  /** By how much the clocks of the hub and of an authority may differ. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  private Validity() {}

  /**
   * @param next empty where the authority promises no next answer: then it stands for this one
   *     question
   */
  static void mustHold(Date made, @Nullable Date next, Instant now) throws Silent {
    if (made.toInstant().isAfter(now.plus(CLOCKS_DIFFER))) {
      throw new Silent("the answer is from the future");
    }
    if (next != null && next.toInstant().isBefore(now.minus(CLOCKS_DIFFER))) {
      throw new Silent("the answer is out of date");
    }
  }

  static Instant cachedUntil(@Nullable Date next, Instant now, Duration longest) {
    Instant bound = now.plus(longest);
    return next == null || next.toInstant().isAfter(bound) ? bound : next.toInstant();
  }
}

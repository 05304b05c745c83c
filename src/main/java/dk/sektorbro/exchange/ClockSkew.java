package dk.sektorbro.exchange;

import java.time.Duration;

/** How far apart the clocks of hubs on one database may be (docs/OPERATING.md). */
public final class ClockSkew {

  /** By so much one hub's moment may be later than another's without either being wrong. */
  public static final Duration LARGEST = Duration.ofMinutes(1);

  private ClockSkew() {}
}

package dk.sektorbro.exchange;

import java.time.Duration;

/**
 * How far apart clocks may be: those of hubs on one database (docs/OPERATING.md), and a party's.
 */
public final class ClockSkew {

  /** By so much one hub's moment may be later than another's without either being wrong. */
  public static final Duration LARGEST = Duration.ofMinutes(1);

  /** By so much the clock of a party that writes may be ahead of the hub's. */
  public static final Duration OF_A_PARTY = Duration.ofMinutes(5);

  private ClockSkew() {}
}

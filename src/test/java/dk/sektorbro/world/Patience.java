package dk.sektorbro.world;

import java.time.Duration;

/** Waits as long as something goes on, and gives up when it has stood still for too long. */
final class Patience {

  static final Duration LONGEST = Duration.ofMinutes(10);

  private final String what;
  private int last = -1;
  private long since = System.nanoTime();

  Patience(String what) {
    this.what = what;
  }

  /**
   * @param progress differs where something has happened since it was seen last
   */
  void sees(int progress) {
    if (progress != last) {
      last = progress;
      since = System.nanoTime();
    } else if (System.nanoTime() - since > LONGEST.toNanos()) {
      throw new AssertionError("%s: nothing happens any more at %d".formatted(what, progress));
    }
  }
}

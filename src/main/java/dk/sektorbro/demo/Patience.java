package dk.sektorbro.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits for something that another system will do. */
final class Patience {

  private static final Duration STEP = Duration.ofMillis(200);

  private final Duration longest;

  Patience(Duration longest) {
    this.longest = longest;
  }

  /**
   * @throws DemoFailed when it has not happened in time
   */
  <T> T until(String what, Supplier<Optional<T>> look) {
    long end = System.nanoTime() + longest.toNanos();
    Optional<T> seen = look.get();
    while (seen.isEmpty()) {
      if (System.nanoTime() > end) {
        throw new DemoFailed("Waited %d s in vain until %s".formatted(longest.toSeconds(), what));
      }
      pause();
      seen = look.get();
    }
    return seen.get();
  }

  private static void pause() {
    try {
      Thread.sleep(STEP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoFailed("Interrupted");
    }
  }
}

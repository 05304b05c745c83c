package dk.sektorbro.soak;

import java.util.ArrayList;
import java.util.List;

/** Durations that are measured while others ask about them, each told once. */
final class Durations {

  private List<Long> nanos = new ArrayList<>();

  synchronized void add(long duration) {
    nanos.add(duration);
  }

  /** Those since the last time it was asked. */
  synchronized Spread taken() {
    Spread spread = new Spread(nanos.stream().sorted().toList());
    nanos = new ArrayList<>();
    return spread;
  }

  /**
   * @param nanos in ascending order
   */
  record Spread(List<Long> nanos) {

    int count() {
      return nanos.size();
    }

    /**
     * What so many per cent of them do not exceed, in milliseconds; NaN where there are none.
     *
     * @param percent above 0, at most 100
     */
    double millis(int percent) {
      if (nanos.isEmpty()) {
        return Double.NaN;
      }
      int rank = (int) Math.ceil(percent / 100.0 * nanos.size());
      return nanos.get(rank - 1) / 1e6;
    }

    /** These and those. */
    static Spread of(List<Spread> parts) {
      return new Spread(parts.stream().flatMap(part -> part.nanos().stream()).sorted().toList());
    }
  }
}

package dk.sektorbro.certificate.figures;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One figure.
 *
 * @param of how many cases, requests or deadlines it is made of; 0 where it is kept back
 * @param value empty where it is kept back, or where there is nothing to measure
 * @param keptBack whether the group is too small to tell of
 */
public record Figure(Measure measure, int of, OptionalDouble value, boolean keptBack) {

  /** A group smaller than this is not told of. */
  public static final int SMALLEST_GROUP = 5;

  /** What was counted is a group of its own: one to four are kept back. */
  static Figure count(Measure measure, int counted, int of) {
    Figure figure = new Figure(measure, of, OptionalDouble.of(counted), false);
    return isSmall(counted) || isSmall(of) ? figure.heldBack() : figure;
  }

  static Figure share(Measure measure, List<Boolean> each) {
    return ofGroup(measure, each.size(), each.stream().mapToDouble(held -> held ? 1 : 0).average());
  }

  static Figure median(Measure measure, List<Long> days) {
    List<Long> sorted = days.stream().sorted().toList();
    int size = sorted.size();
    return ofGroup(
        measure,
        size,
        size == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of((sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2.0));
  }

  private static Figure ofGroup(Measure measure, int size, OptionalDouble value) {
    Figure figure = new Figure(measure, size, value, false);
    return isSmall(size) ? figure.heldBack() : figure;
  }

  private static boolean isSmall(int group) {
    return group > 0 && group < SMALLEST_GROUP;
  }

  /** The same, told neither in value nor in size. */
  Figure heldBack() {
    return new Figure(measure, 0, OptionalDouble.empty(), true);
  }
}

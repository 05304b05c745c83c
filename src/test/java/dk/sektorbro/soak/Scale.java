package dk.sektorbro.soak;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * The upright axis of a panel.
 *
 * @param height from a value to 0, at the bottom, and 1, at the top
 * @param marks values that the grid has a line for
 */
record Scale(DoubleUnaryOperator height, List<Double> marks) {

  private static final List<Integer> ROUND = List.of(1, 2, 4, 5, 8, 10);

  double height(double value) {
    return height.applyAsDouble(value);
  }

  static Scale even(double highest) {
    double top = roundUp(highest);
    return new Scale(
        value -> value / top,
        IntStream.rangeClosed(0, 4).mapToObj(quarter -> top * quarter / 4).toList());
  }

  /** From 10; what is less lies at the bottom. */
  static Scale logarithmic(double highest) {
    int decades = (int) Math.max(1, Math.ceil(Math.log10(highest)) - 1);
    return new Scale(
        value -> Math.max(0, Math.log10(Math.max(value, 1)) - 1) / decades,
        IntStream.rangeClosed(0, decades).mapToObj(decade -> Math.pow(10, decade + 1.0)).toList());
  }

  /** At least that, with one digit and noughts. */
  static double roundUp(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(value, 1e-6))));
    return ROUND.stream()
        .mapToDouble(digit -> digit * power)
        .filter(round -> round >= value)
        .findFirst()
        .orElse(10 * power);
  }
}

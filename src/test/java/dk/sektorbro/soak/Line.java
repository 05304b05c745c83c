package dk.sektorbro.soak;

import java.util.List;

/**
 * The straight line that fits best.
 *
 * @param slope y for each x
 * @param error of the slope: its standard error
 * @param mean of y
 */
record Line(double slope, double error, double mean) {

  record Point(double x, double y) {}

  /**
   * @throws IllegalArgumentException with fewer than three points, which any line fits too well
   */
  static Line through(List<Point> points) {
    int n = points.size();
    if (n < 3) {
      throw new IllegalArgumentException("Three points at least, and not " + n);
    }
    double meanX = points.stream().mapToDouble(Point::x).average().orElseThrow();
    double meanY = points.stream().mapToDouble(Point::y).average().orElseThrow();
    double spread = points.stream().mapToDouble(p -> Math.pow(p.x() - meanX, 2)).sum();
    double slope =
        points.stream().mapToDouble(p -> (p.x() - meanX) * (p.y() - meanY)).sum() / spread;
    double rest =
        points.stream()
            .mapToDouble(p -> Math.pow(p.y() - meanY - slope * (p.x() - meanX), 2))
            .sum();
    return new Line(slope, Math.sqrt(rest / (n - 2) / spread), meanY);
  }
}

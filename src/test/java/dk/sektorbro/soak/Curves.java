package dk.sektorbro.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The samples of a run as a drawing: panels above each other, over one time axis. */
final class Curves {

  private static final int WIDTH = 860;
  private static final int LEFT = 70;
  private static final int RIGHT = 20;
  private static final int PANEL = 150;
  private static final int GAP = 52;
  private static final int TOP = 46;
  private static final List<String> INKS = List.of("#0b5394", "#b45f06", "#999999");

  private final List<Sample> samples;
  private final List<Panel> panels = new ArrayList<>();

  /** A line of a panel. */
  record Curve(String name, ToDoubleFunction<Sample> value) {}

  private record Panel(String title, Scale scale, List<Curve> curves) {}

  Curves(List<Sample> samples) {
    this.samples = samples;
  }

  Curves panel(String title, Curve... curves) {
    panels.add(new Panel(title, Scale.even(highest(curves)), List.of(curves)));
    return this;
  }

  /** Each line of the grid stands for ten times what the one below it does. */
  Curves logarithmicPanel(String title, Curve... curves) {
    panels.add(new Panel(title, Scale.logarithmic(highest(curves)), List.of(curves)));
    return this;
  }

  private double highest(Curve... curves) {
    return Stream.of(curves)
        .flatMap(curve -> samples.stream().map(curve.value()::applyAsDouble))
        .filter(Double::isFinite)
        .max(Double::compare)
        .orElse(1.0);
  }

  String svg() {
    int height = TOP + panels.size() * (PANEL + GAP);
    StringBuilder svg = new StringBuilder();
    add(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
            + " font-family=\"sans-serif\" font-size=\"12\">%n"
            + "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n",
        WIDTH,
        height);
    for (int i = 0; i < panels.size(); i++) {
      draw(svg, panels.get(i), TOP + i * (PANEL + GAP));
    }
    return svg.append("</svg>\n").toString();
  }

  private void draw(StringBuilder svg, Panel panel, int top) {
    add(
        svg,
        "<text x=\"%d\" y=\"%d\" font-weight=\"bold\">%s</text>%n",
        LEFT,
        top - 10,
        panel.title());
    for (double mark : panel.scale().marks()) {
      double y = top + PANEL * (1 - panel.scale().height(mark));
      add(
          svg,
          "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#e0e0e0\"/>"
              + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>%n",
          LEFT,
          y,
          WIDTH - RIGHT,
          y,
          LEFT - 6,
          y + 4,
          number(mark));
    }
    minutes(svg, top + PANEL);
    for (int i = 0; i < panel.curves().size(); i++) {
      curve(svg, panel.curves().get(i), INKS.get(i), top, panel.scale());
      add(
          svg,
          "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"%s\">%s</text>%n",
          WIDTH - RIGHT - 200 * (panel.curves().size() - 1 - i),
          top - 10,
          INKS.get(i),
          panel.curves().get(i).name());
    }
  }

  private void minutes(StringBuilder svg, int bottom) {
    double length = length() / 60;
    double step = Math.max(1, Scale.roundUp(length / 10));
    for (double minute = 0; minute <= length; minute += step) {
      add(
          svg,
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
          x(minute * 60),
          bottom + 16,
          minute == 0 ? "0 min" : number(minute));
    }
  }

  private void curve(StringBuilder svg, Curve curve, String ink, int top, Scale scale) {
    StringBuilder points = new StringBuilder();
    for (Sample sample : samples) {
      double value = curve.value().applyAsDouble(sample);
      if (Double.isFinite(value)) {
        add(points, "%.1f,%.1f ", x(sample.second()), top + PANEL * (1 - scale.height(value)));
      }
    }
    add(
        svg,
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.4\"/>%n",
        points.toString().strip(),
        ink);
  }

  private double x(double second) {
    return LEFT + (WIDTH - LEFT - RIGHT) * second / length();
  }

  private double length() {
    return samples.isEmpty() ? 1 : samples.getLast().second();
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%.2f", value);
  }

  private static void add(StringBuilder to, String format, Object... values) {
    to.append(String.format(Locale.ROOT, format, values));
  }
}

package dk.sektorbro.certificate.figures;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A figure that one department alone keeps back could be worked out from the whole and the others:
 * then the department it is smallest of keeps it back as well.
 */
final class NoDifference {

  private NoDifference() {}

  static List<Row> between(List<Row> departments) {
    Map<Measure, Row> silenced = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      List<Row> telling =
          departments.stream().filter(row -> !row.figure(measure).keptBack()).toList();
      if (telling.size() == departments.size() - 1) {
        telling.stream()
            .filter(row -> row.figure(measure).of() > 0)
            .min(Comparator.comparingInt(row -> row.figure(measure).of()))
            .ifPresent(row -> silenced.put(measure, row));
      }
    }
    return departments.stream()
        .map(
            row ->
                new Row(
                    row.jobcentre(),
                    row.department(),
                    row.first(),
                    row.last(),
                    Arrays.stream(Measure.values())
                        .map(
                            measure ->
                                row.equals(silenced.get(measure))
                                    ? row.figure(measure).heldBack()
                                    : row.figure(measure))
                        .toList()))
        .toList();
  }
}

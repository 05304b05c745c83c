package dk.sektorbro.certificate.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where one department alone keeps a figure back, it could be worked out from the whole and the
 * others: then the department it is smallest of keeps it back as well.
 */
final class NoDifference {

  private NoDifference() {}

  /**
   * @param departments the same figures of each, in the same order
   */
  static Map<String, List<Figure>> between(Map<String, List<Figure>> departments) {
    Map<String, List<Figure>> silent = new TreeMap<>();
    departments.forEach((name, figures) -> silent.put(name, new ArrayList<>(figures)));
    int figures = departments.values().stream().mapToInt(List::size).findFirst().orElse(0);
    for (int i = 0; i < figures; i++) {
      int figure = i;
      List<List<Figure>> telling =
          silent.values().stream().filter(all -> !all.get(figure).keptBack()).toList();
      if (telling.size() == departments.size() - 1) {
        telling.stream()
            .filter(all -> all.get(figure).of() > 0)
            .min(Comparator.comparingInt(all -> all.get(figure).of()))
            .ifPresent(all -> all.set(figure, all.get(figure).heldBack()));
      }
    }
    return silent;
  }
}

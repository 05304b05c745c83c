package dk.sektorbro.certificate.figures;

import dk.sektorbro.exchange.PartyId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is counted, apart by department as far as that may be told. */
final class Departments {

  private Departments() {}

  /**
   * Small departments go together; where they are still few, the smallest of the others goes with
   * them. One department alone would say no more than the whole, so then there is none.
   */
  static <T> Map<String, List<T>> of(List<T> all, Function<T, Optional<PartyId>> department) {
    Map<String, List<T>> groups =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    each -> department.apply(each).map(PartyId::sor).orElse(Row.OTHER),
                    TreeMap::new,
                    Collectors.toCollection(ArrayList::new)));
    List<T> other = new ArrayList<>();
    Optional.ofNullable(groups.remove(Row.OTHER)).ifPresent(other::addAll);
    List<Map.Entry<String, List<T>>> bySize =
        groups.entrySet().stream()
            .sorted(Comparator.comparingInt(group -> group.getValue().size()))
            .toList();
    Map<String, List<T>> told = new TreeMap<>();
    for (Map.Entry<String, List<T>> group : bySize) {
      boolean small = group.getValue().size() < Figure.SMALLEST_GROUP;
      boolean othersAreFew = !other.isEmpty() && other.size() < Figure.SMALLEST_GROUP;
      if (small || othersAreFew) {
        other.addAll(group.getValue());
      } else {
        told.put(group.getKey(), group.getValue());
      }
    }
    if (!other.isEmpty()) {
      told.put(Row.OTHER, other);
    }
    return told.size() > 1 ? told : Map.of();
  }
}

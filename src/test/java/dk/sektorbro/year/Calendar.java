package dk.sektorbro.year;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** What is to happen on which day, in the order it was planned. */
final class Calendar {

  private final ConcurrentSkipListMap<LocalDate, List<Runnable>> days =
      new ConcurrentSkipListMap<>();

  synchronized void plan(LocalDate day, Runnable what) {
    days.computeIfAbsent(day, none -> new ArrayList<>()).add(what);
  }

  /** The next day on which something happens. */
  synchronized Optional<LocalDate> next() {
    return days.isEmpty() ? Optional.empty() : Optional.of(days.firstKey());
  }

  synchronized List<Runnable> take(LocalDate day) {
    List<Runnable> planned = days.remove(day);
    return planned == null ? List.of() : List.copyOf(planned);
  }
}

package dk.sektorbro.certificate.clock;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How the law counts to a deadline. */
sealed interface Term {

  /** Once. */
  sealed interface Single extends Term {
    LocalDate end(Absence absence);
  }

  /** Again and again, after the first follow-up. */
  sealed interface Series extends Term {

    /**
     * The next deadline; empty where there is none left.
     *
     * @param last the day of the one before, held or due
     * @param count how many there were with that one
     */
    Optional<LocalDate> next(Absence absence, LocalDate last, int count);
  }

  record DaysAfterReport(int days) implements Single {
    @Override
    public LocalDate end(Absence absence) {
      return absence.reported().plusDays(days);
    }
  }

  record EndOfWeek(int week) implements Single {
    @Override
    public LocalDate end(Absence absence) {
      return absence.endOfWeek(week);
    }
  }

  record EveryWeeks(int weeks, int lastWeek) implements Series {
    @Override
    public Optional<LocalDate> next(Absence absence, LocalDate last, int count) {
      return Optional.of(last.plusWeeks(weeks))
          .filter(next -> !next.isAfter(absence.endOfWeek(lastWeek)));
    }
  }

  /** So many in all by the end of a week, spread evenly over what is left of the time. */
  record Times(int times, int lastWeek) implements Series {
    @Override
    public Optional<LocalDate> next(Absence absence, LocalDate last, int count) {
      LocalDate end = absence.endOfWeek(lastWeek);
      int left = times - count;
      return left < 1 || !last.isBefore(end)
          ? Optional.empty()
          : Optional.of(last.plusDays(Math.max(1, ChronoUnit.DAYS.between(last, end) / left)));
    }
  }
}

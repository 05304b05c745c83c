package dk.sektorbro.exchange;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.Optional;

/**
 * A day of the year on which public offices are closed, though the law makes it no holiday.
 *
 * @param from the first year
 * @param until the last year, where it has one
 * @param source what says so
 */
public record ClosingDay(
    MonthDay day, String name, Year from, Optional<Year> until, String source) {

  boolean closes(LocalDate date) {
    Year year = Year.from(date);
    return MonthDay.from(date).equals(day)
        && !year.isBefore(from)
        && until.map(last -> !year.isAfter(last)).orElse(true);
  }
}

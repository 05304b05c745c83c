package dk.sektorbro.exchange;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import dk.sektorbro.exchange.config.YamlFile;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which days are working days in Denmark: neither Saturday nor Sunday, no public holiday of that
 * year, no closing day of the configuration.
 */
public final class DanishCalendar {

  private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  private final HolidayManager holidays =
      HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.DENMARK));
  private final List<ClosingDay> closingDays;

  public DanishCalendar(List<ClosingDay> closingDays) {
    this.closingDays = List.copyOf(closingDays);
  }

  /**
   * Reads the closing days of {@code config/calendar.yaml}.
   *
   * @throws dk.sektorbro.exchange.config.WrongConfiguration with every fault
   */
  public static DanishCalendar read(Path file) {
    YamlFile yaml = YamlFile.read(file);
    yaml.root().allowOnly("closing-days");
    List<ClosingDay> days =
        yaml.root().required("closing-days", "list the closing days, or []").stream()
            .flatMap(list -> list.items().stream())
            .flatMap(entry -> closingDay(entry).stream())
            .toList();
    yaml.done();
    return new DanishCalendar(days);
  }

  private static Optional<ClosingDay> closingDay(YamlFile.Entry entry) {
    entry.allowOnly("day", "name", "from", "until", "source");
    Optional<MonthDay> day =
        entry.value("day", "month and day, such as 12-24", DanishCalendar::day);
    Optional<String> name = entry.value("name", "what people call it", text -> text);
    Optional<Year> from = entry.value("from", "the first year", DanishCalendar::year);
    Optional<Year> until =
        entry.child("until").flatMap(last -> last.as("the last year", DanishCalendar::year));
    Optional<String> source = entry.value("source", "what says so", text -> text);
    return day.isPresent() && name.isPresent() && from.isPresent() && source.isPresent()
        ? Optional.of(new ClosingDay(day.get(), name.get(), from.get(), until, source.get()))
        : Optional.empty();
  }

  private static MonthDay day(String text) {
    String[] parts = text.split("-", 2);
    try {
      return MonthDay.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[parts.length - 1]));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Year year(String text) {
    return Year.of(Integer.parseInt(text));
  }

  public boolean isWorkingDay(LocalDate date) {
    return !WEEKEND.contains(date.getDayOfWeek())
        && !holidays.isHoliday(date)
        && closingDays.stream().noneMatch(closing -> closing.closes(date));
  }

  /** The date itself where it is a working day, else the next one. */
  public LocalDate onOrAfterWorkingDay(LocalDate date) {
    return date.datesUntil(LocalDate.MAX).filter(this::isWorkingDay).findFirst().orElseThrow();
  }

  /** The date itself where it is a working day, else the one before. */
  public LocalDate onOrBeforeWorkingDay(LocalDate date) {
    LocalDate day = date;
    while (!isWorkingDay(day)) {
      day = day.minusDays(1);
    }
    return day;
  }

  /**
   * The working day that is so many working days after a date, which itself is not counted.
   *
   * @param days at least 1
   */
  public LocalDate plusWorkingDays(LocalDate date, int days) {
    LocalDate day = date;
    for (int counted = 0; counted < days; counted++) {
      day = onOrAfterWorkingDay(day.plusDays(1));
    }
    return day;
  }

  /**
   * The working day that is so many working days before a date, which itself is not counted.
   *
   * @param days at least 1
   */
  public LocalDate minusWorkingDays(LocalDate date, int days) {
    LocalDate day = date;
    for (int counted = 0; counted < days; counted++) {
      day = onOrBeforeWorkingDay(day.minusDays(1));
    }
    return day;
  }

  /** Working days after the first date, up to and with the second; none where it is not later. */
  public long workingDaysBetween(LocalDate first, LocalDate last) {
    return first.isBefore(last)
        ? first.plusDays(1).datesUntil(last.plusDays(1)).filter(this::isWorkingDay).count()
        : 0;
  }
}

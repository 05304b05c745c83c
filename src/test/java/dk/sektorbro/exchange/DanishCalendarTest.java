package dk.sektorbro.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.exchange.config.WrongConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DanishCalendarTest {

  /** Easter Sundays as the almanac of the University of Copenhagen prints them. */
  private static final Map<Integer, String> EASTER =
      Map.ofEntries(
          Map.entry(2019, "04-21"),
          Map.entry(2020, "04-12"),
          Map.entry(2021, "04-04"),
          Map.entry(2022, "04-17"),
          Map.entry(2023, "04-09"),
          Map.entry(2024, "03-31"),
          Map.entry(2025, "04-20"),
          Map.entry(2026, "04-05"),
          Map.entry(2027, "03-28"),
          Map.entry(2028, "04-16"),
          Map.entry(2029, "04-01"),
          Map.entry(2030, "04-21"));

  private final DanishCalendar law = new DanishCalendar(List.of());
  private final DanishCalendar calendar = DanishCalendar.read(Path.of("config/calendar.yaml"));

  static Stream<Integer> years() {
    return IntStream.rangeClosed(2019, 2030).boxed();
  }

  @ParameterizedTest
  @MethodSource("years")
  void weekdaysAreWorkingDaysButForTheHolidaysOfTheLaw(int year) {
    LocalDate easter = LocalDate.parse(year + "-" + EASTER.get(year));
    List<LocalDate> holidays =
        new ArrayList<>(
            List.of(
                LocalDate.of(year, 1, 1),
                easter.minusDays(3),
                easter.minusDays(2),
                easter.plusDays(1),
                easter.plusDays(39),
                easter.plusDays(50),
                LocalDate.of(year, 12, 25),
                LocalDate.of(year, 12, 26)));
    if (year < 2024) {
      holidays.add(easter.plusDays(26));
    }

    List<LocalDate> free = weekdays(Year.of(year)).filter(day -> !law.isWorkingDay(day)).toList();

    assertThat(free)
        .containsExactlyElementsOf(
            holidays.stream().filter(DanishCalendarTest::isWeekday).sorted().toList());
  }

  @Test
  void storeBededagIsAWorkingDayFrom2024() {
    assertThat(calendar.isWorkingDay(LocalDate.of(2023, 5, 5))).isFalse();
    assertThat(calendar.isWorkingDay(LocalDate.of(2024, 4, 26))).isTrue();
  }

  @Test
  void closingDaysOfTheConfigurationAreNoWorkingDaysInTheYearsTheyAreInForce() {
    assertThat(List.of("2026-05-01", "2026-06-05", "2026-12-24", "2026-12-31"))
        .allMatch(day -> law.isWorkingDay(LocalDate.parse(day)))
        .noneMatch(day -> calendar.isWorkingDay(LocalDate.parse(day)));
    assertThat(calendar.isWorkingDay(LocalDate.of(2018, 12, 24))).isTrue();
  }

  @Test
  void easterPushesAndPullsWhatFallsIntoIt() {
    LocalDate maundyThursday = LocalDate.of(2026, 4, 2);

    assertThat(calendar.onOrAfterWorkingDay(maundyThursday)).isEqualTo("2026-04-07");
    assertThat(calendar.onOrBeforeWorkingDay(LocalDate.of(2026, 4, 6))).isEqualTo("2026-04-01");
    assertThat(calendar.onOrAfterWorkingDay(LocalDate.of(2026, 4, 1))).isEqualTo("2026-04-01");
  }

  @Test
  void workingDaysAreCountedOverChristmasAndTheYearsEnd() {
    LocalDate beforeChristmas = LocalDate.of(2026, 12, 23);

    assertThat(calendar.plusWorkingDays(beforeChristmas, 4)).isEqualTo("2027-01-04");
    assertThat(calendar.minusWorkingDays(LocalDate.of(2027, 1, 4), 4)).isEqualTo(beforeChristmas);
    assertThat(calendar.workingDaysBetween(beforeChristmas, LocalDate.of(2027, 1, 4))).isEqualTo(4);
    assertThat(calendar.workingDaysBetween(beforeChristmas, beforeChristmas)).isZero();
  }

  @Test
  void everyFaultOfTheFileIsTold(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("calendar.yaml");
    Files.writeString(
        file,
        "closing-days:\n  - day: \"13-41\"\n    name: never\n    from: soon\n    source: x\n");

    assertThatThrownBy(() -> DanishCalendar.read(file))
        .isInstanceOf(WrongConfiguration.class)
        .hasMessageContaining(":2: '13-41' cannot be used")
        .hasMessageContaining(":4: 'soon' cannot be used");
  }

  private static Stream<LocalDate> weekdays(Year year) {
    return year.atDay(1)
        .datesUntil(year.plusYears(1).atDay(1))
        .filter(DanishCalendarTest::isWeekday);
  }

  private static boolean isWeekday(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
  }
}

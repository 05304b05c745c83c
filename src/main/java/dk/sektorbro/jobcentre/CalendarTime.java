package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.content.MeetingWord;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Optional;

/** Moments as calendars write them (RFC 5545, sections 3.3.5 and 3.3.6). */
final class CalendarTime {

  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

  private static final Duration LONGEST = Duration.ofDays(31);

  /** What Windows calls the time of Denmark. */
  private static final String OF_WINDOWS = "Romance Standard Time";

  private CalendarTime() {}

  /**
   * The moment of a property; empty where it names a day only, no time zone, one that nobody knows,
   * or a year before 1900 or after 2200.
   */
  static Optional<Instant> moment(CalendarObject.Line line) {
    try {
      String value = line.value().strip();
      return value.endsWith("Z")
          ? Optional.of(local(value.substring(0, value.length() - 1)).toInstant(ZoneOffset.UTC))
          : line.parameter("TZID")
              .flatMap(CalendarTime::zone)
              .map(zone -> local(value).atZone(zone).toInstant());
    } catch (DateTimeException notOne) {
      return Optional.empty();
    }
  }

  private static LocalDateTime local(String value) {
    LocalDateTime local = LocalDateTime.parse(value, LOCAL);
    MeetingWord.YEARS.checkValidValue(local.getYear(), ChronoField.YEAR);
    return local;
  }

  private static Optional<ZoneId> zone(String id) {
    if (id.equals(OF_WINDOWS)) {
      return Optional.of(DanishTime.ZONE);
    }
    return ZoneId.getAvailableZoneIds().contains(id)
        ? Optional.of(ZoneId.of(id))
        : Optional.empty();
  }

  /** The duration of a property; empty where it is none, negative, or longer than 31 days. */
  static Optional<Duration> duration(CalendarObject.Line line) {
    String value = line.value().strip();
    try {
      Duration duration =
          value.matches("P[0-9]{1,3}W")
              ? Duration.ofDays(7L * Integer.parseInt(value, 1, value.length() - 1, 10))
              : Duration.parse(value);
      return Optional.of(duration)
          .filter(each -> !each.isNegative() && each.compareTo(LONGEST) <= 0);
    } catch (DateTimeException notOne) {
      return Optional.empty();
    }
  }
}

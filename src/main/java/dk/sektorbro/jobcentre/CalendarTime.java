package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.DanishTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Moments as calendars write them (RFC 5545, sections 3.3.5 and 3.3.6). */
final class CalendarTime {

  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

  /** What Windows calls the time of Denmark. */
  private static final String OF_WINDOWS = "Romance Standard Time";

  private CalendarTime() {}

  /**
   * The moment of a property; empty where it names a day only, no time zone, or one that nobody
   * knows.
   */
  static Optional<Instant> moment(CalendarObject.Line line) {
    try {
      String value = line.value().strip();
      return value.endsWith("Z")
          ? Optional.of(
              LocalDateTime.parse(value.substring(0, value.length() - 1), LOCAL)
                  .toInstant(ZoneOffset.UTC))
          : line.parameter("TZID")
              .flatMap(CalendarTime::zone)
              .map(zone -> LocalDateTime.parse(value, LOCAL).atZone(zone).toInstant());
    } catch (DateTimeException notOne) {
      return Optional.empty();
    }
  }

  private static Optional<ZoneId> zone(String id) {
    if (id.equals(OF_WINDOWS)) {
      return Optional.of(DanishTime.ZONE);
    }
    return ZoneId.getAvailableZoneIds().contains(id)
        ? Optional.of(ZoneId.of(id))
        : Optional.empty();
  }

  static Optional<Duration> duration(CalendarObject.Line line) {
    String value = line.value().strip();
    try {
      return value.matches("P[0-9]{1,3}W")
          ? Optional.of(Duration.ofDays(7L * Integer.parseInt(value, 1, value.length() - 1, 10)))
          : Optional.of(Duration.parse(value));
    } catch (DateTimeException notOne) {
      return Optional.empty();
    }
  }
}

package dk.sektorbro.exchange;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * What both languages can write of a moment. XML Schema Part 2 (section 3.2.7) and FHIR's {@code
 * dateTime} have the same offsets: whole minutes, up to fourteen hours.
 */
public final class WrittenMoment {

  /** The first whole year in which every calendar counts the days alike. */
  public static final Instant FIRST = Instant.parse("1583-01-01T00:00:00Z");

  /** The last that has a year of four digits in Denmark too. */
  public static final Instant LAST = Instant.parse("9999-12-31T22:59:59.999999999Z");

  private static final int MOST_SECONDS = 14 * 3600;

  private WrittenMoment() {}

  /** The same moment in its own offset, or in UTC where no language can write that. */
  public static OffsetDateTime of(OffsetDateTime moment) {
    int seconds = moment.getOffset().getTotalSeconds();
    boolean writable = seconds % 60 == 0 && Math.abs(seconds) <= MOST_SECONDS;
    return writable ? moment : moment.withOffsetSameInstant(ZoneOffset.UTC);
  }

  public static boolean isOfItsYears(Instant moment) {
    return !moment.isBefore(FIRST) && !moment.isAfter(LAST);
  }
}

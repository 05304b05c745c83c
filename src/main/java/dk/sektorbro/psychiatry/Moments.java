package dk.sektorbro.psychiatry;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.WrittenMoment;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;

/** Points in time as FHIR writes them; what names no offset is Danish time. */
final class Moments {

  private Moments() {}

  static OffsetDateTime of(BaseDateTimeType moment) {
    Instant instant = moment.getValue().toInstant();
    TimeZone written = moment.getTimeZone();
    return written == null
            || moment.getPrecision().ordinal() < TemporalPrecisionEnum.MINUTE.ordinal()
        ? inDenmark(instant)
        : instant.atZone(written.toZoneId()).toOffsetDateTime();
  }

  static OffsetDateTime inDenmark(Instant instant) {
    return instant.atZone(DanishTime.ZONE).toOffsetDateTime();
  }

  static DateTimeType dateTime(OffsetDateTime moment) {
    return new DateTimeType(Date.from(moment.toInstant()), precision(moment), zone(moment));
  }

  static InstantType instant(OffsetDateTime moment) {
    return new InstantType(Date.from(moment.toInstant()), precision(moment), zone(moment));
  }

  private static TemporalPrecisionEnum precision(OffsetDateTime moment) {
    return moment.getNano() < 1_000_000
        ? TemporalPrecisionEnum.SECOND
        : TemporalPrecisionEnum.MILLI;
  }

  private static TimeZone zone(OffsetDateTime moment) {
    return TimeZone.getTimeZone(WrittenMoment.of(moment).getOffset());
  }
}

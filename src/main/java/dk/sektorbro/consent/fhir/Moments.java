package dk.sektorbro.consent.fhir;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import dk.sektorbro.consent.Span;
import dk.sektorbro.exchange.DanishTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateTimeType;

/**
 * FHIR's moments. One without a time of day is the whole day, month or year on Denmark's calendar;
 * an end with a time of day is the first moment that is over.
 */
public final class Moments {

  private Moments() {}

  static Optional<Instant> of(DateTimeType moment) {
    return moment.hasValue() ? Optional.of(first(moment)) : Optional.empty();
  }

  /** From the first moment it may mean to the last. */
  public static Span spanOf(BaseDateTimeType moment) {
    return isExact(moment)
        ? Span.at(first(moment))
        : new Span(Optional.of(first(moment)), Optional.of(after(moment)));
  }

  public static Span of(org.hl7.fhir.r4.model.Period period) {
    return new Span(
        period.getStartElement().hasValue()
            ? Optional.of(first(period.getStartElement()))
            : Optional.empty(),
        period.getEndElement().hasValue()
            ? Optional.of(after(period.getEndElement()))
            : Optional.empty());
  }

  /** False where an end is there and has no value: when it is, is not known then. */
  static boolean isWhole(org.hl7.fhir.r4.model.Period period) {
    return period.hasStart() == period.getStartElement().hasValue()
        && period.hasEnd() == period.getEndElement().hasValue();
  }

  private static Instant first(BaseDateTimeType moment) {
    return isExact(moment) ? moment.getValue().toInstant() : start(day(moment));
  }

  private static Instant after(BaseDateTimeType moment) {
    if (isExact(moment)) {
      return moment.getValue().toInstant();
    }
    Period length =
        switch (moment.getPrecision()) {
          case YEAR -> Period.ofYears(1);
          case MONTH -> Period.ofMonths(1);
          default -> Period.ofDays(1);
        };
    return start(day(moment).plus(length));
  }

  private static boolean isExact(BaseDateTimeType moment) {
    return moment.getPrecision().ordinal() > TemporalPrecisionEnum.DAY.ordinal();
  }

  private static LocalDate day(BaseDateTimeType moment) {
    String text = moment.getValueAsString();
    return switch (moment.getPrecision()) {
      case YEAR -> LocalDate.parse(text + "-01-01");
      case MONTH -> LocalDate.parse(text + "-01");
      default -> LocalDate.parse(text);
    };
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(DanishTime.ZONE).toInstant();
  }
}

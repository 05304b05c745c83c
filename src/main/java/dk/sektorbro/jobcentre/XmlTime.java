package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.WrittenMoment;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/**
 * The contract's {@code Moment} and {@code Day} as {@code java.time}; the generated classes call
 * it. A moment is always printed with its seconds, which XML Schema demands, and with an offset
 * that it has.
 */
public final class XmlTime {

  private XmlTime() {}

  public static OffsetDateTime parseMoment(String text) {
    return OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  public static String printMoment(OffsetDateTime moment) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(WrittenMoment.of(moment));
  }

  public static LocalDate parseDay(String text) {
    return LocalDate.parse(text, DateTimeFormatter.ISO_LOCAL_DATE);
  }

  public static String printDay(LocalDate day) {
    return DateTimeFormatter.ISO_LOCAL_DATE.format(day);
  }
}

package dk.sektorbro.psychiatry;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.exchange.WrittenMoment;
import dk.sektorbro.jobcentre.XmlTime;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DateTimeType;
import org.junit.jupiter.api.Test;

/** A moment in one language is the same in the other, whatever its offset. */
class MomentsTest {

  /** As FHIR R4 and XML Schema have it, but for years. */
  private static final String FORM =
      "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?"
          + "(Z|[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))";

  @Test
  void everyMomentIsSaidInBothLanguagesAndIsTheSame() {
    Random random = new Random(20_261_123);
    long first = WrittenMoment.FIRST.plus(1, ChronoUnit.DAYS).getEpochSecond();
    long last = WrittenMoment.LAST.minus(1, ChronoUnit.DAYS).getEpochSecond();
    for (int i = 0; i < 20_000; i++) {
      Instant instant = Instant.ofEpochSecond(random.nextLong(first, last));
      ZoneOffset offset = ZoneOffset.ofTotalSeconds(random.nextInt(-64_800, 64_801));
      OffsetDateTime moment = instant.atOffset(offset);

      Stream.of(moment, Moments.inDenmark(instant), moment.with(ZoneOffset.ofHours(14)))
          .forEach(MomentsTest::isSaidInBoth);
    }
  }

  private static void isSaidInBoth(OffsetDateTime moment) {
    String fhir = Moments.dateTime(moment).getValueAsString();
    assertThat(fhir).matches(FORM);
    OffsetDateTime taken = Moments.of(new DateTimeType(fhir));
    assertThat(taken.toInstant()).isEqualTo(moment.toInstant());

    String xml = XmlTime.printMoment(taken);
    assertThat(xml).matches(FORM);
    assertThat(XmlTime.parseMoment(xml).toInstant()).isEqualTo(moment.toInstant());
    assertThat(XmlTime.printMoment(moment)).matches(FORM);
  }

  @Test
  void anOffsetThatBothHaveStaysAsItWasWritten() {
    for (String offset : new String[] {"+14:00", "-14:00", "+05:45", "-00:30", "Z"}) {
      String written = "2026-03-03T22:00:00" + offset;

      assertThat(XmlTime.printMoment(Moments.of(new DateTimeType(written)))).isEqualTo(written);
    }
  }
}

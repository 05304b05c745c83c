package dk.sektorbro.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SpanTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private final Span minute = new Span(NOON, Duration.ofMinutes(1));

  @Test
  void itLastsFromItsBeginningUntilItsEnd() {
    assertThat(minute.includes(NOON)).isTrue();
    assertThat(minute.includes(NOON.plusSeconds(59))).isTrue();
    assertThat(minute.includes(NOON.plusSeconds(60))).isFalse();
  }

  @Test
  void aClockThatIsSetBackEndsIt() {
    assertThat(minute.includes(NOON.minusSeconds(1))).isFalse();
  }
}

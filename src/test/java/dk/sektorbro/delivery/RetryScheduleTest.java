package dk.sektorbro.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryScheduleTest {

  @Test
  void theSettingReadsAsItIsSaid() {
    RetrySchedule schedule = RetrySchedule.of("3×1m, 5m,1h , 2x6h, 1d");

    assertThat(schedule.pauses())
        .containsExactly(
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofHours(6),
            Duration.ofDays(1));
    assertThat(schedule.pauseAfter(8)).contains(Duration.ofDays(1));
    assertThat(schedule.pauseAfter(9)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1m,", "0×1m", "1 minute", "-1m", "1m;2m", "9999×1m, 9999×1m"})
  void whatCannotBeReadIsRefusedAndNotGuessed(String text) {
    assertThatThrownBy(() -> RetrySchedule.of(text)).isInstanceOf(IllegalArgumentException.class);
  }
}

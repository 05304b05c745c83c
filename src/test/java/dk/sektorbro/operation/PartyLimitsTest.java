package dk.sektorbro.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PartyLimitsTest {

  private static final PartyId BUSY = new PartyId("99999011000016001");
  private static final PartyId QUIET = new PartyId("99999021000016005");
  private static final PartyId SMALL = new PartyId("99999041000016002");

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T09:30:00Z"));
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final PartyLimits limits =
      new PartyLimits(
          new LimitSettings(
              60,
              Duration.ofMinutes(1),
              10,
              3,
              Map.of(SMALL.sor(), new LimitSettings.Party(null, 2, null))),
          clock,
          () -> meters);

  @Test
  void aPartyThatSendsTooMuchIsToldWhenItMaySendAgain() {
    sends(BUSY, 10);

    Refused refused = limits.enters(BUSY).orElseThrow();
    assertThat(refused.code()).isEqualTo(RefusalCode.RATE_LIMITED);
    assertThat(refused.retryAfter()).contains("1");

    passes(Duration.ofSeconds(1));
    sends(BUSY, 1);
    assertThat(limits.enters(BUSY)).isPresent();
  }

  @Test
  void aClockThatIsSetBackHoldsNobodyUp() {
    sends(BUSY, 10);

    passes(Duration.ofHours(-6));
    assertThat(limits.enters(BUSY)).isPresent();
    passes(Duration.ofSeconds(1));
    sends(BUSY, 1);
  }

  @Test
  void whatOnePartySendsTakesNothingFromAnother() {
    sends(BUSY, 10);
    assertThat(limits.enters(BUSY)).isPresent();

    sends(QUIET, 10);
  }

  @Test
  void aPartyMayHaveALimitOfItsOwn() {
    sends(SMALL, 2);

    assertThat(limits.enters(SMALL)).isPresent();
  }

  @Test
  void noMoreRequestsAreUnderWayThanMayBeAtOnce() {
    assertThat(limits.enters(BUSY)).isEmpty();
    assertThat(limits.enters(BUSY)).isEmpty();
    assertThat(limits.enters(BUSY)).isEmpty();
    assertThat(limits.enters(BUSY)).map(Refused::retryAfter).contains(Optional.of("1"));

    limits.leaves(BUSY);
    assertThat(limits.enters(BUSY)).isEmpty();
  }

  @Test
  void whatIsRefusedIsCountedByPartyAndLimit() {
    sends(BUSY, 10);
    assertThat(limits.enters(BUSY)).isPresent();
    assertThat(limits.enters(BUSY)).isPresent();

    assertThat(
            meters
                .get(PartyLimits.METER)
                .tags("party", BUSY.sor(), "limit", "rate")
                .counter()
                .count())
        .isEqualTo(2);
  }

  @Test
  void aLimitThatLetsNothingInIsAFaultOfTheConfiguration() {
    assertThatThrownBy(() -> new LimitSettings(0, Duration.ofMinutes(1), 1, 1, Map.of()).of(BUSY))
        .hasMessageContaining("sektorbro.limits");
  }

  private void sends(PartyId party, int requests) {
    for (int i = 0; i < requests; i++) {
      assertThat(limits.enters(party)).isEmpty();
      limits.leaves(party);
    }
  }

  private void passes(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }
}

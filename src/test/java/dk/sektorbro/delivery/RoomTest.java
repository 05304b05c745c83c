package dk.sektorbro.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.Incoming;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.Submission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class RoomTest {

  private static final PartyId SENDER = new PartyId("99999011000016001");
  private static final PartyId SLOW = new PartyId("99999021000016005");
  private static final PartyId OTHER = new PartyId("99999041000016002");
  private static final Payload PAYLOAD = new Payload(Language.FHIR_JSON, new byte[0]);

  private final AtomicLong free = new AtomicLong(2_000_000);
  private final AtomicBoolean brokerIsFull = new AtomicBoolean();
  private final Map<PartyId, Integer> waiting = new HashMap<>();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T09:30:00Z"));
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
  private final Room room =
      new Room(
          new CapacitySettings(DataSize.ofMegabytes(1), 10, 5, Duration.ofSeconds(1)),
          free::get,
          brokerIsFull::get,
          new Counted(),
          clock);

  @Test
  void aFullDiskTakesNothingUntilThereIsRoomAgain() {
    free.set(1_000_000);
    Refused refused = catchThrowableOfType(Refused.class, this::submit);
    assertThat(refused.code()).isEqualTo(RefusalCode.UNAVAILABLE);
    assertThat(refused.retryAfter()).contains("60");

    free.set(1_100_000);
    submit();
  }

  @Test
  void aBrokerThatHoldsItsProducersUpIsNotWaitedFor() {
    brokerIsFull.set(true);

    assertThatThrownBy(this::submit).isInstanceOf(Refused.class);
  }

  @Test
  void aReceiverThatIsFullHoldsUpNobodyElse() {
    waiting.put(SLOW, 5);

    assertThat(catchThrowableOfType(Refused.class, () -> send(SLOW)).code())
        .isEqualTo(RefusalCode.UNAVAILABLE);
    send(OTHER);
  }

  @Test
  void aReceiverThatTakesAgainIsSentToAgain() {
    waiting.put(SLOW, 5);
    assertThatThrownBy(() -> send(SLOW)).isInstanceOf(Refused.class);

    waiting.put(SLOW, 4);
    now.updateAndGet(before -> before.plusSeconds(1));
    send(SLOW);
  }

  @Test
  void aClockThatIsSetBackKeepsNobodyOut() {
    waiting.put(SLOW, 5);
    assertThatThrownBy(() -> send(SLOW)).isInstanceOf(Refused.class);

    waiting.put(SLOW, 4);
    now.updateAndGet(before -> before.minusSeconds(3600));
    send(SLOW);
  }

  @Test
  void aFullHubTakesNothingForAnybody() {
    waiting.put(SLOW, 4);
    waiting.put(SENDER, 4);
    waiting.put(OTHER, 2);

    assertThatThrownBy(() -> send(OTHER)).isInstanceOf(Refused.class);
  }

  private void submit() {
    Submission submission = new Submission(SENDER, PAYLOAD, Optional.empty());
    assertThat(room.onDisk(submission)).isSameAs(submission);
  }

  private void send(PartyId receiver) {
    Incoming incoming =
        new Incoming(
            MessageKind.CARE_COMMUNICATION,
            SENDER,
            receiver,
            new CitizenId(CitizenId.Scheme.CPR, "2509479989"),
            "1",
            "1",
            Optional.empty(),
            Optional.empty(),
            PAYLOAD);
    assertThat(room.underWay(incoming)).isSameAs(incoming);
  }

  private final class Counted implements Backlog {

    @Override
    public int size(int atMost) {
      return Math.min(atMost, waiting.values().stream().mapToInt(Integer::intValue).sum());
    }

    @Override
    public int to(PartyId receiver, int atMost) {
      return Math.min(atMost, waiting.getOrDefault(receiver, 0));
    }
  }
}

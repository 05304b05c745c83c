package dk.sektorbro.operation;

import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Span;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts over all messages, for metrics, the MBean and health. Read at most every few seconds,
 * however often they are asked for.
 */
final class Figures {

  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final List<String> OPEN =
      Arrays.stream(MessageState.values())
          .filter(state -> state.isOpen() && state != MessageState.WAITING)
          .map(MessageState::name)
          .toList();

  private final JdbcClient jdbc;
  private final Clock clock;
  private @Nullable Snapshot last;

  Figures(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** How many messages are in each state; every state is there. */
  Map<MessageState, Long> byState() {
    return now().byState();
  }

  /** How many messages wait in the party's mailbox. */
  long waiting(PartyId party) {
    return now().waiting().getOrDefault(party.sor(), 0L);
  }

  /** How many messages to the party wait outside the queues for another attempt. */
  long retrying(PartyId party) {
    return now().retrying().getOrDefault(party.sor(), 0L);
  }

  /**
   * How long the message has been on its way that has been so longest, mailboxes left out; zero
   * where none is.
   */
  Duration oldestOpen() {
    return now()
        .oldestOpen()
        .map(since -> Duration.between(since, clock.instant()))
        .filter(age -> !age.isNegative())
        .orElse(Duration.ZERO);
  }

  private synchronized Snapshot now() {
    Instant now = clock.instant();
    Snapshot snapshot = last;
    if (snapshot == null || !snapshot.fresh().includes(now)) {
      snapshot = read(now);
      last = snapshot;
    }
    return snapshot;
  }

  private Snapshot read(Instant now) {
    Map<MessageState, Long> byState = new EnumMap<>(MessageState.class);
    for (MessageState state : MessageState.values()) {
      byState.put(state, 0L);
    }
    RowCallbackHandler state =
        row -> byState.put(MessageState.valueOf(row.getString("state")), row.getLong("n"));
    jdbc.sql("select state, count(*) as n from message group by state").query(state);
    byState.put(
        MessageState.REFUSED, jdbc.sql("select count(*) from refusal").query(Long.class).single());
    Map<String, Long> waiting = new HashMap<>();
    RowCallbackHandler mailbox = row -> waiting.put(row.getString("receiver"), row.getLong("n"));
    jdbc.sql("select receiver, count(*) as n from mailbox group by receiver").query(mailbox);
    Map<String, Long> retrying = new HashMap<>();
    RowCallbackHandler held = row -> retrying.put(row.getString("receiver"), row.getLong("n"));
    jdbc.sql("select receiver, count(*) as n from held where next_at is not null group by receiver")
        .query(held);
    Optional<Instant> oldest =
        jdbc.sql(
                "select accepted_at from message where state in (:open) order by accepted_at limit 1")
            .param("open", OPEN)
            .query((row, n) -> row.getObject("accepted_at", OffsetDateTime.class).toInstant())
            .optional();
    return new Snapshot(new Span(now, FRESH), byState, waiting, retrying, oldest);
  }

  private record Snapshot(
      Span fresh,
      Map<MessageState, Long> byState,
      Map<String, Long> waiting,
      Map<String, Long> retrying,
      Optional<Instant> oldestOpen) {}
}

package dk.sektorbro.delivery;

import dk.sektorbro.exchange.ClockSkew;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Held messages in PostgreSQL: CMS ciphertext, codes and times only. */
final class JdbcHeldStore implements HeldStore {

  // What was noted later than now was noted by a clock that has been set back since: what it made
  // the message wait for is as far ahead, and counts for nothing.
  private static final String DUE =
      """
      ((h.next_at <= :now and (h.claimed_until is null or h.claimed_until < :now))
        or (h.next_at is not null and h.noted_at > :ahead))""";

  private final JdbcClient jdbc;
  private final Clock clock;

  JdbcHeldStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public boolean isBehindAnother(Envelope envelope, Stage stage) {
    return jdbc.sql(
            """
            select exists (select 1 from held
              where stage = ? and order_group = ? and message <> ? and next_at is not null)""")
        .params(stage.name(), group(envelope), envelope.id().value())
        .query(Boolean.class)
        .single();
  }

  /** A message about no one has no order to keep, and waits for itself alone. */
  private static String group(Envelope envelope) {
    return envelope.citizen().isPresent() ? envelope.orderGroup() : envelope.id().toString();
  }

  @Override
  public void hold(Envelope envelope, Held held) {
    jdbc.sql(
            """
            insert into held (message, stage, receiver, order_group, language, sealed, attempts, reason, since, next_at, noted_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (message) do update set stage = excluded.stage, language = excluded.language,
              sealed = excluded.sealed, attempts = excluded.attempts, reason = excluded.reason,
              next_at = excluded.next_at, noted_at = excluded.noted_at, claimed_until = null""")
        .params(
            held.message().value(),
            held.stage().name(),
            held.receiver().sor(),
            group(envelope),
            held.language().name(),
            held.sealed(),
            held.attempts(),
            held.reason(),
            Timestamp.from(held.since()),
            held.next().map(Timestamp::from).orElse(null),
            Timestamp.from(clock.instant()))
        .update();
  }

  @Override
  public List<Due> due(Instant now) {
    return jdbc.sql(
            """
            select distinct stage, receiver from held h
            where """
                + DUE)
        .param("now", Timestamp.from(now))
        .param("ahead", Timestamp.from(now.plus(ClockSkew.LARGEST)))
        .query(
            (row, n) ->
                new Due(
                    Stage.valueOf(row.getString("stage")), new PartyId(row.getString("receiver"))))
        .list();
  }

  @Override
  public Optional<Held> claim(Due due, Instant now, Instant leaseEnds) {
    return jdbc.sql(
            """
            update held set claimed_until = :leaseEnds, noted_at = :now where message = (
              select message from held h
              where stage = :stage and receiver = :receiver and """
                + DUE
                + """
                and not exists (select 1 from held e where e.stage = h.stage and e.order_group = h.order_group
                  and e.number < h.number and e.next_at is not null)
              order by next_at, number limit 1 for update skip locked)
            returning *""")
        .param("leaseEnds", Timestamp.from(leaseEnds))
        .param("stage", due.stage().name())
        .param("receiver", due.receiver().sor())
        .param("now", Timestamp.from(now))
        .param("ahead", Timestamp.from(now.plus(ClockSkew.LARGEST)))
        .query((row, n) -> held(row))
        .optional();
  }

  @Override
  public void leave(Held claimed) {
    jdbc.sql(
            "delete from held where message = ? and stage = ? and attempts = ? and claimed_until is not null")
        .params(claimed.message().value(), claimed.stage().name(), claimed.attempts())
        .update();
  }

  @Override
  public Optional<Held> lock(MessageId message) {
    return jdbc.sql("select * from held where message = ? for update")
        .param(message.value())
        .query((row, n) -> held(row))
        .optional();
  }

  @Override
  public Optional<Held> lockIdle(MessageId message) {
    return jdbc.sql(
            """
            select * from held
            where message = ? and (claimed_until is null or claimed_until < ?) for update""")
        .params(message.value(), Timestamp.from(clock.instant()))
        .query((row, n) -> held(row))
        .optional();
  }

  @Override
  public void remove(MessageId message) {
    jdbc.sql("delete from held where message = ?").param(message.value()).update();
  }

  @Override
  public void wake(PartyId receiver, Instant now) {
    jdbc.sql(
            "update held set next_at = :now, noted_at = :now where receiver = :receiver and stage = 'DELIVER' and next_at > :now")
        .param("now", Timestamp.from(now))
        .param("receiver", receiver.sor())
        .update();
  }

  @Override
  public List<Held> dead(DeadQuery query) {
    return jdbc.sql(
            """
            select h.* from held h join message m on m.id = h.message
            where h.next_at is null
              and (:message::uuid is null or h.message = :message::uuid)
              and (:party::text is null or m.sender = :party or m.receiver = :party)
              and (:kind::text is null or m.kind = :kind)
              and (:reason::text is null or h.reason = :reason)
            order by h.number limit :limit""")
        .param("message", query.message().map(id -> id.value().toString()).orElse(null))
        .param("party", query.party().map(PartyId::sor).orElse(null))
        .param("kind", query.kind().map(MessageKind::code).orElse(null))
        .param("reason", query.reason().orElse(null))
        .param("limit", query.limit())
        .query((row, n) -> held(row))
        .list();
  }

  private static Held held(ResultSet row) throws SQLException {
    return new Held(
        new MessageId(row.getObject("message", UUID.class)),
        Stage.valueOf(row.getString("stage")),
        new PartyId(row.getString("receiver")),
        Language.valueOf(row.getString("language")),
        row.getBytes("sealed"),
        row.getInt("attempts"),
        row.getString("reason"),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("next_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }
}

package dk.sektorbro.delivery;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.large.LargeStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The mailboxes in PostgreSQL: CMS ciphertext only. */
final class JdbcMailboxStore implements MailboxStore {

  private final JdbcClient jdbc;
  private final LargeStore large;

  /**
   * @param large what is kept of a message there goes with its place in the mailbox
   */
  JdbcMailboxStore(JdbcClient jdbc, LargeStore large) {
    this.jdbc = jdbc;
    this.large = large;
  }

  @Override
  public void put(MessageId message, PartyId receiver, byte[] sealed, Instant at) {
    jdbc.sql(
            "insert into mailbox (message, receiver, sealed, placed_at) values (?, ?, ?, ?) on conflict do nothing")
        .params(message.value(), receiver.sor(), sealed, Timestamp.from(at))
        .update();
  }

  @Override
  public List<Waiting> of(PartyId receiver, int limit) {
    return jdbc.sql("select * from mailbox where receiver = ? order by number limit ?")
        .params(receiver.sor(), limit)
        .query((row, n) -> waiting(row))
        .list();
  }

  @Override
  public List<Place> list(PartyId receiver, MailboxFilter filter, long after, int limit) {
    return jdbc.sql(
            """
            select b.number, b.message from mailbox b join message m on m.id = b.message
            where b.receiver = :receiver and b.number > :after
              and (:kind::text is null or m.kind = :kind)
              and (:sender::text is null or m.sender = :sender)
              and (:since::timestamptz is null or b.placed_at >= :since::timestamptz)
            order by b.number limit :limit""")
        .param("receiver", receiver.sor())
        .param("after", after)
        .param("kind", filter.kind().map(MessageKind::code).orElse(null))
        .param("sender", filter.from().map(PartyId::sor).orElse(null))
        .param("since", filter.since().map(Timestamp::from).orElse(null))
        .param("limit", limit)
        .query(
            (row, n) ->
                new Place(
                    row.getLong("number"), new MessageId(row.getObject("message", UUID.class))))
        .list();
  }

  @Override
  public Optional<Waiting> find(PartyId receiver, MessageId message) {
    return jdbc.sql("select * from mailbox where receiver = ? and message = ?")
        .params(receiver.sor(), message.value())
        .query((row, n) -> waiting(row))
        .optional();
  }

  private static Waiting waiting(ResultSet row) throws SQLException {
    return new Waiting(
        new MessageId(row.getObject("message", UUID.class)),
        row.getBytes("sealed"),
        row.getObject("placed_at", OffsetDateTime.class).toInstant());
  }

  @Override
  public void empty(MessageId message) {
    jdbc.sql("update mailbox set sealed = ''::bytea where message = ?")
        .param(message.value())
        .update();
  }

  @Override
  public void remove(MessageId message) {
    int removed = jdbc.sql("delete from mailbox where message = ?").param(message.value()).update();
    if (removed == 1) {
      large.destroyHandedOver(message);
    }
  }

  @Override
  public List<MessageId> placedBefore(Instant moment, int limit) {
    return placed("placed_at < ?", moment, limit);
  }

  @Override
  public List<MessageId> unreportedSince(Instant moment, int limit) {
    return placed("not reported and placed_at < ?", moment, limit);
  }

  private List<MessageId> placed(String condition, Instant moment, int limit) {
    return jdbc.sql("select message from mailbox where " + condition + " order by number limit ?")
        .params(Timestamp.from(moment), limit)
        .query((row, n) -> new MessageId(row.getObject("message", UUID.class)))
        .list();
  }

  @Override
  public void markReported(MessageId message) {
    jdbc.sql("update mailbox set reported = true where message = ?")
        .param(message.value())
        .update();
  }

  @Override
  public int count(PartyId receiver) {
    return jdbc.sql("select count(*) from mailbox where receiver = ?")
        .param(receiver.sor())
        .query(Integer.class)
        .single();
  }
}

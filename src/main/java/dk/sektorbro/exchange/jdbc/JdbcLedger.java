package dk.sektorbro.exchange.jdbc;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Concealer;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.large.LargeStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger in PostgreSQL, particulars concealed. */
public final class JdbcLedger implements Ledger {

  private final JdbcClient jdbc;
  private final Concealer concealer;
  private final LargeStore large;

  /**
   * @param large what is kept of a message there ends with it
   */
  public JdbcLedger(JdbcClient jdbc, Concealer concealer, LargeStore large) {
    this.jdbc = jdbc;
    this.concealer = concealer;
    this.large = large;
  }

  @Override
  public Optional<Entry> lock(MessageId id) {
    return one("select * from message where id = ? for update", id);
  }

  @Override
  public Optional<Entry> find(MessageId id) {
    return one("select * from message where id = ?", id);
  }

  private Optional<Entry> one(String sql, MessageId id) {
    return jdbc.sql(sql).param(id.value()).query((row, n) -> entry(row)).optional();
  }

  @Override
  public Optional<MessageId> messageOfTransmission(PartyId sender, String transmissionId) {
    return jdbc.sql("select id from message where sender = ? and transmission = ?")
        .params(sender.sor(), transmission(sender, transmissionId))
        .query(UUID.class)
        .optional()
        .map(MessageId::new);
  }

  @Override
  public boolean open(Entry entry) {
    Envelope envelope = entry.envelope();
    int written =
        jdbc.sql(
                """
                insert into message (id, kind, sender, receiver, citizen, conversation, transmission, state, reason,
                  size, particulars, accepted_at, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing""")
            .params(
                envelope.id().value(),
                envelope.kind().code(),
                envelope.sender().sor(),
                envelope.receiver().sor(),
                envelope.citizen().map(CitizenKey::hex).orElse(null),
                envelope.conversation().map(MessageId::value).orElse(null),
                transmission(envelope.sender(), entry.particulars().transmissionId()),
                entry.state().name(),
                entry.reason(),
                entry.size(),
                conceal(envelope.id(), entry.particulars()),
                Timestamp.from(envelope.acceptedAt()),
                Timestamp.from(entry.changedAt()))
            .update();
    if (written == 1) {
      step(envelope.id(), entry.state(), entry.reason(), entry.changedAt());
    }
    return written == 1;
  }

  @Override
  public void describe(MessageId id, String disclosure) {
    Particulars before = lock(id).orElseThrow(() -> new UnknownMessage(id)).particulars();
    Particulars after =
        new Particulars(
            before.senderMessageId(),
            before.transmissionId(),
            before.conversation(),
            before.requestId(),
            Optional.of(disclosure));
    jdbc.sql("update message set particulars = ? where id = ?")
        .params(conceal(id, after), id.value())
        .update();
  }

  @Override
  public void forget(MessageId id) {
    Particulars before = lock(id).orElseThrow(() -> new UnknownMessage(id)).particulars();
    Particulars nothing =
        new Particulars(
            before.senderMessageId(),
            before.transmissionId(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    jdbc.sql(
            """
            update message set citizen = null, conversation = null, size = 0, particulars = ?
            where id = ?""")
        .params(conceal(id, nothing), id.value())
        .update();
  }

  @Override
  public Entry move(MessageId id, MessageState to, String reason, Instant at) {
    Entry entry = lock(id).orElseThrow(() -> new UnknownMessage(id));
    if (!entry.state().mayBecome(to)) {
      throw new WrongState(id, entry.state(), to);
    }
    jdbc.sql("update message set state = ?, reason = ?, changed_at = ? where id = ?")
        .params(to.name(), reason, Timestamp.from(at), id.value())
        .update();
    step(id, to, reason, at);
    if (to == MessageState.ACKNOWLEDGED) {
      large.destroyHandedOver(id);
    } else if (to.hasEnded()) {
      large.destroy(id);
    }
    return new Entry(entry.envelope(), to, reason, entry.particulars(), entry.size(), at);
  }

  private void step(MessageId id, MessageState state, String reason, Instant at) {
    jdbc.sql(
            """
            insert into message_step (message, number, state, reason, at)
            select ?, coalesce(max(number), 0) + 1, ?, ?, ? from message_step where message = ?""")
        .params(id.value(), state.name(), reason, Timestamp.from(at), id.value())
        .update();
  }

  @Override
  public List<Step> history(MessageId id) {
    return jdbc.sql("select state, reason, at from message_step where message = ? order by number")
        .param(id.value())
        .query(
            (row, n) ->
                new Step(
                    MessageState.valueOf(row.getString("state")),
                    row.getString("reason"),
                    instant(row, "at")))
        .list();
  }

  @Override
  public List<Entry> search(Query query) {
    StringBuilder sql = new StringBuilder("select * from message where true");
    List<Object> params = new ArrayList<>();
    query
        .party()
        .ifPresent(
            party -> {
              sql.append(" and (sender = ? or receiver = ?)");
              params.add(party.sor());
              params.add(party.sor());
            });
    query.kind().ifPresent(kind -> and(sql, params, "kind = ?", kind.code()));
    query.state().ifPresent(state -> and(sql, params, "state = ?", state.name()));
    query.from().ifPresent(from -> and(sql, params, "changed_at >= ?", Timestamp.from(from)));
    query.to().ifPresent(to -> and(sql, params, "changed_at < ?", Timestamp.from(to)));
    sql.append(" order by changed_at desc, id limit ?");
    params.add(query.limit());
    return jdbc.sql(sql.toString()).params(params).query((row, n) -> entry(row)).list();
  }

  @Override
  public List<MessageId> undelivered(MessageKind kind, Instant takenBefore, int limit) {
    return jdbc.sql(
            """
            select id from message
            where kind = ? and accepted_at < ? and state in ('RECEIVED', 'ACCEPTED', 'RELEASED', 'DEAD')
            order by accepted_at limit ?""")
        .params(kind.code(), Timestamp.from(takenBefore), limit)
        .query((row, n) -> new MessageId(row.getObject("id", UUID.class)))
        .list();
  }

  @Override
  public List<MessageId> onTheWay(CitizenKey citizen) {
    return jdbc.sql("select id from message where citizen = ? and state in ('RELEASED', 'WAITING')")
        .param(citizen.hex())
        .query((row, n) -> new MessageId(row.getObject("id", UUID.class)))
        .list();
  }

  @Override
  public List<Entry> ofCourse(CitizenKey citizen, PartyId party, int limit) {
    return jdbc.sql(
            """
            select * from message
            where citizen = ? and (sender = ? or (receiver = ? and state in ('DELIVERED', 'ACKNOWLEDGED')))
            order by accepted_at desc, id limit ?""")
        .params(citizen.hex(), party.sor(), party.sor(), limit)
        .query((row, n) -> entry(row))
        .list();
  }

  @Override
  public List<Entry> ofCourse(
      CitizenKey citizen, PartyId party, Set<MessageKind> kinds, Optional<Entry> after, int limit) {
    StringBuilder sql =
        new StringBuilder(
            """
            select * from message
            where citizen = ? and (sender = ? or (receiver = ? and state in ('DELIVERED', 'ACKNOWLEDGED')))
              and kind = any(?)""");
    List<Object> params = new ArrayList<>(List.of(citizen.hex(), party.sor(), party.sor()));
    params.add(kinds.stream().map(MessageKind::code).toArray(String[]::new));
    after.ifPresent(
        last -> {
          and(
              sql,
              params,
              "(accepted_at, id) < (?, ?)",
              Timestamp.from(last.envelope().acceptedAt()));
          params.add(last.envelope().id().value());
        });
    sql.append(" order by accepted_at desc, id desc limit ?");
    params.add(limit);
    return jdbc.sql(sql.toString()).params(params).query((row, n) -> entry(row)).list();
  }

  private static void and(
      StringBuilder sql, List<Object> params, String condition, Object parameter) {
    sql.append(" and ").append(condition);
    params.add(parameter);
  }

  private Entry entry(ResultSet row) throws SQLException {
    MessageId id = new MessageId(row.getObject("id", UUID.class));
    Envelope envelope =
        new Envelope(
            id,
            MessageKind.ofCode(row.getString("kind")).orElseThrow(),
            new PartyId(row.getString("sender")),
            new PartyId(row.getString("receiver")),
            Optional.ofNullable(row.getString("citizen")).map(CitizenKey::new),
            Optional.ofNullable(row.getObject("conversation", UUID.class)).map(MessageId::new),
            instant(row, "accepted_at"));
    return new Entry(
        envelope,
        MessageState.valueOf(row.getString("state")),
        row.getString("reason"),
        Json.read(concealer.reveal(row.getBytes("particulars"), place(id)), Particulars.class),
        row.getInt("size"),
        instant(row, "changed_at"));
  }

  private byte[] conceal(MessageId id, Particulars particulars) {
    return concealer.conceal(Json.bytes(particulars), place(id));
  }

  private static String place(MessageId id) {
    return "message.particulars/" + id;
  }

  private static UUID transmission(PartyId sender, String transmissionId) {
    return MessageId.of(sender, "transmission/" + transmissionId).value();
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class)
        .withOffsetSameInstant(ZoneOffset.UTC)
        .toInstant();
  }

  /** The ledger has no such message. */
  public static final class UnknownMessage extends RuntimeException {
    UnknownMessage(MessageId id) {
      super("The ledger has no message " + id);
    }
  }
}

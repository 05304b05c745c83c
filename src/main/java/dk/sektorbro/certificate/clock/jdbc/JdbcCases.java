package dk.sektorbro.certificate.clock.jdbc;

import dk.sektorbro.certificate.clock.Aim;
import dk.sektorbro.certificate.clock.Ask;
import dk.sektorbro.certificate.clock.Cases;
import dk.sektorbro.certificate.clock.SickLeaveCase;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Concealer;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cases in PostgreSQL; whom they are about, and all they say, as ciphertext. */
public final class JdbcCases implements Cases {

  private final JdbcClient jdbc;
  private final Concealer concealer;

  public JdbcCases(JdbcClient jdbc, Concealer concealer) {
    this.jdbc = jdbc;
    this.concealer = concealer;
  }

  @Override
  public Optional<SickLeaveCase> find(MessageId id) {
    return one("where id = ?", id);
  }

  @Override
  public Optional<SickLeaveCase> lock(MessageId id) {
    return one("where id = ? for update", id);
  }

  private Optional<SickLeaveCase> one(String where, MessageId id) {
    return jdbc.sql("select * from sick_leave_case " + where)
        .param(id.value())
        .query((row, n) -> read(row))
        .optional();
  }

  @Override
  public MessageId claim(MessageId registration, MessageId of) {
    jdbc.sql(
            "insert into sick_leave_registration (message, sick_leave_case) values (?, ?) on conflict (message) do nothing")
        .params(registration.value(), of.value())
        .update();
    return jdbc.sql("select sick_leave_case from sick_leave_registration where message = ?")
        .param(registration.value())
        .query((row, n) -> new MessageId(row.getObject(1, UUID.class)))
        .single();
  }

  @Override
  public boolean open(SickLeaveCase opened, Instant look) {
    return jdbc.sql(
                """
                insert into sick_leave_case (id, jobcentre, department, citizen, registered_at, closed, waits, look_at, particulars)
                values (?, ?, ?, ?, ?, false, false, ?, ?)
                on conflict (id) do nothing""")
            .params(
                opened.id().value(),
                opened.jobcentre().sor(),
                opened.department().map(PartyId::sor).orElse(null),
                opened.citizen().hex(),
                Timestamp.from(opened.registered()),
                Timestamp.from(look),
                concealed(opened))
            .update()
        == 1;
  }

  @Override
  public void store(SickLeaveCase changed, Optional<Instant> look) {
    jdbc.sql(
            """
            update sick_leave_case set department = ?, closed = ?, waits = ?, look_at = ?, particulars = ?
            where id = ?""")
        .params(
            changed.department().map(PartyId::sor).orElse(null),
            changed.closed(),
            changed
                .ask(Aim.CERTIFICATE)
                .map(ask -> ask.state() == Ask.State.WAITS_FOR_CONSENT)
                .orElse(false),
            look.map(Timestamp::from).orElse(null),
            concealed(changed),
            changed.id().value())
        .update();
  }

  private byte[] concealed(SickLeaveCase of) {
    return concealer.conceal(Json.bytes(of.particulars()), place(of.id()));
  }

  @Override
  public void postpone(MessageId id, Instant look) {
    jdbc.sql("update sick_leave_case set look_at = ? where id = ? and not closed")
        .params(Timestamp.from(look), id.value())
        .update();
  }

  @Override
  public List<MessageId> due(Instant now, int limit) {
    return jdbc.sql(
            "select id from sick_leave_case where not closed and look_at <= ? order by look_at limit ?")
        .params(Timestamp.from(now), limit)
        .query((row, n) -> new MessageId(row.getObject("id", UUID.class)))
        .list();
  }

  @Override
  public List<MessageId> openOf(CitizenKey citizen) {
    return jdbc.sql("select id from sick_leave_case where citizen = ? and not closed")
        .param(citizen.hex())
        .query((row, n) -> new MessageId(row.getObject("id", UUID.class)))
        .list();
  }

  @Override
  public List<SickLeaveCase> open(PartyId jobcentre) {
    return jdbc.sql("select * from sick_leave_case where jobcentre = ? and not closed")
        .param(jobcentre.sor())
        .query((row, n) -> read(row))
        .list();
  }

  @Override
  public List<SickLeaveCase> registered(PartyId jobcentre, Instant from, Instant until) {
    return jdbc.sql(
            "select * from sick_leave_case where jobcentre = ? and registered_at >= ? and registered_at < ?")
        .params(jobcentre.sor(), Timestamp.from(from), Timestamp.from(until))
        .query((row, n) -> read(row))
        .list();
  }

  @Override
  public Map<PartyId, Long> waiting() {
    return jdbc
        .sql(
            "select jobcentre, count(*) from sick_leave_case where waits and not closed group by jobcentre")
        .query((row, n) -> Map.entry(new PartyId(row.getString(1)), row.getLong(2)))
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private SickLeaveCase read(ResultSet row) throws SQLException {
    MessageId id = new MessageId(row.getObject("id", UUID.class));
    return new SickLeaveCase(
        id,
        new PartyId(row.getString("jobcentre")),
        Optional.ofNullable(row.getString("department")).map(PartyId::new),
        new CitizenKey(row.getString("citizen")),
        row.getTimestamp("registered_at").toInstant(),
        row.getBoolean("closed"),
        Json.read(
            concealer.reveal(row.getBytes("particulars"), place(id)),
            SickLeaveCase.Particulars.class));
  }

  private static String place(MessageId id) {
    return "sick_leave_case.particulars/" + id;
  }
}

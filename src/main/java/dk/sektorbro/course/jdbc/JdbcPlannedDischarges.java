package dk.sektorbro.course.jdbc;

import dk.sektorbro.course.discharge.PlannedDischarge;
import dk.sektorbro.course.discharge.PlannedDischarges;
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
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Planned discharges in PostgreSQL; their versions as ciphertext. */
public final class JdbcPlannedDischarges implements PlannedDischarges {

  private final JdbcClient jdbc;
  private final Concealer concealer;
  private final MessagesOf messages;

  public JdbcPlannedDischarges(JdbcClient jdbc, Concealer concealer) {
    this.jdbc = jdbc;
    this.concealer = concealer;
    this.messages = new MessagesOf(jdbc, "planned_discharge_message", "discharge");
  }

  /** What is kept concealed. */
  private record Kept(List<PlannedDischarge.Version> versions) {}

  @Override
  public void lock(CitizenKey citizen, PartyId sender, PartyId receiver) {
    NamedLock.take(jdbc, "planned-discharge/" + sender + "/" + receiver + "/" + citizen.hex());
  }

  @Override
  public Optional<PlannedDischarge> find(MessageId id) {
    return one("where id = ?", id);
  }

  @Override
  public Optional<PlannedDischarge> findConcernedBy(MessageId message) {
    return one(messages.where(), message);
  }

  private Optional<PlannedDischarge> one(String where, MessageId id) {
    return jdbc.sql("select * from planned_discharge " + where)
        .param(id.value())
        .query((row, n) -> discharge(row))
        .optional();
  }

  @Override
  public void store(PlannedDischarge discharge, Instant at) {
    UUID id = discharge.id().value();
    if (discharge.versions().isEmpty()) {
      jdbc.sql("delete from planned_discharge where id = ?").param(id).update();
      return;
    }
    jdbc.sql(
            """
            insert into planned_discharge (id, sender, receiver, citizen, told_at, particulars)
            values (?, ?, ?, ?, ?, ?)
            on conflict (id) do update set told_at = excluded.told_at, particulars = excluded.particulars""")
        .params(
            id,
            discharge.sender().sor(),
            discharge.receiver().sor(),
            discharge.citizen().hex(),
            Timestamp.from(at),
            concealer.conceal(Json.bytes(new Kept(discharge.versions())), place(discharge.id())))
        .update();
    messages.are(id, discharge.versions().stream().map(PlannedDischarge.Version::message));
  }

  @Override
  public void forgetBefore(Instant moment) {
    jdbc.sql("delete from planned_discharge where told_at < ?")
        .param(Timestamp.from(moment))
        .update();
  }

  private PlannedDischarge discharge(ResultSet row) throws SQLException {
    MessageId id = new MessageId(row.getObject("id", UUID.class));
    Kept kept = Json.read(concealer.reveal(row.getBytes("particulars"), place(id)), Kept.class);
    return new PlannedDischarge(
        id,
        new PartyId(row.getString("sender")),
        new PartyId(row.getString("receiver")),
        new CitizenKey(row.getString("citizen")),
        kept.versions());
  }

  private static String place(MessageId id) {
    return "planned_discharge.particulars/" + id;
  }
}

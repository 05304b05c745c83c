package dk.sektorbro.course.jdbc;

import dk.sektorbro.course.plan.Change;
import dk.sektorbro.course.plan.PlanBook;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Concealer;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Citizen;
import dk.sektorbro.participant.Sector;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Plans in PostgreSQL; what was written, and of whom, as ciphertext. */
public final class JdbcPlanBook implements PlanBook {

  private final JdbcClient jdbc;
  private final Concealer concealer;
  private final OnePerCitizen plans;

  public JdbcPlanBook(JdbcClient jdbc, Concealer concealer) {
    this.jdbc = jdbc;
    this.concealer = concealer;
    this.plans = new OnePerCitizen(jdbc, "plan");
  }

  @Override
  public void lock(CitizenKey citizen) {
    NamedLock.take(jdbc, "plan/" + citizen.hex());
    var unused =
        jdbc.sql("select id from plan where citizen = ? for update")
            .param(citizen.hex())
            .query(UUID.class)
            .optional();
  }

  @Override
  public Optional<UUID> planOf(CitizenKey citizen) {
    return plans.of(citizen);
  }

  @Override
  public Optional<CitizenKey> citizenOf(UUID plan) {
    return plans.citizenOf(plan);
  }

  @Override
  public void begin(UUID plan, CitizenKey citizen) {
    plans.begin(plan, citizen);
  }

  /** What was written, and of whom. */
  private record Particulars(Sector sector, Citizen citizen, List<Change.Draft> drafts) {}

  @Override
  public List<Change> changes(UUID plan) {
    return jdbc.sql("select * from plan_change where plan = ? order by number")
        .param(plan)
        .query((row, n) -> change(row))
        .list();
  }

  private Change change(ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    Particulars particulars =
        Json.read(concealer.reveal(row.getBytes("particulars"), place(id)), Particulars.class);
    return new Change(
        id,
        row.getInt("number"),
        new PartyId(row.getString("writer")),
        particulars.sector(),
        row.getObject("written_at", OffsetDateTime.class).toInstant(),
        particulars.citizen(),
        particulars.drafts());
  }

  @Override
  public void add(UUID plan, Change change) {
    jdbc.sql(
            """
            insert into plan_change (plan, number, id, writer, written_at, particulars)
            values (?, ?, ?, ?, ?, ?)""")
        .params(
            plan,
            change.number(),
            change.id(),
            change.by().sor(),
            Timestamp.from(change.at()),
            concealed(change))
        .update();
  }

  private byte[] concealed(Change change) {
    return concealer.conceal(
        Json.bytes(new Particulars(change.sector(), change.citizen(), change.drafts())),
        place(change.id()));
  }

  @Override
  public Optional<Told> find(UUID change) {
    return jdbc.sql("select plan, number from plan_change where id = ?")
        .param(change)
        .query(JdbcPlanBook::told)
        .optional();
  }

  private static Told told(ResultSet row, int n) throws SQLException {
    return new Told(row.getObject("plan", UUID.class), row.getInt("number"));
  }

  @Override
  public void put(UUID plan, Change change) {
    jdbc.sql("update plan_change set particulars = ? where plan = ? and number = ? and id = ?")
        .params(concealed(change), plan, change.number(), change.id())
        .update();
  }

  @Override
  public List<MessageId> newsSince(UUID plan, int number) {
    return jdbc
        .sql(
            "select message from plan_news where plan = ? and number >= ? order by number, message")
        .params(plan, number)
        .query(UUID.class)
        .list()
        .stream()
        .map(MessageId::new)
        .toList();
  }

  @Override
  public void tells(MessageId message, UUID plan, int number) {
    jdbc.sql("insert into plan_news (message, plan, number) values (?, ?, ?)")
        .params(message.value(), plan, number)
        .update();
  }

  @Override
  public Optional<Told> toldBy(MessageId message) {
    return jdbc.sql("select plan, number from plan_news where message = ?")
        .param(message.value())
        .query(JdbcPlanBook::told)
        .optional();
  }

  @Override
  public void forgetUnchangedSince(Instant moment) {
    List<UUID> unchanged =
        jdbc.sql(
                """
                select id from plan where not exists
                  (select 1 from plan_change where plan = plan.id and written_at >= ?)
                for update skip locked""")
            .param(Timestamp.from(moment))
            .query(UUID.class)
            .list();
    // Whoever held the lock until just now may have written: asked once more, with the lock held.
    unchanged.forEach(plan -> forgetUnchangedSince(moment, plan));
  }

  private void forgetUnchangedSince(Instant moment, UUID plan) {
    jdbc.sql(
            """
            delete from plan where id = ? and not exists
              (select 1 from plan_change where plan = plan.id and written_at >= ?)""")
        .params(plan, Timestamp.from(moment))
        .update();
  }

  private static String place(UUID change) {
    return "plan_change.particulars/" + change;
  }
}

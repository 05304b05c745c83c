package dk.sektorbro.course.jdbc;

import dk.sektorbro.course.referral.Referral;
import dk.sektorbro.course.referral.Referrals;
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
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Referrals in PostgreSQL; what was reported of them as ciphertext. */
public final class JdbcReferrals implements Referrals {

  private final JdbcClient jdbc;
  private final Concealer concealer;
  private final MessagesOf messages;

  public JdbcReferrals(JdbcClient jdbc, Concealer concealer) {
    this.jdbc = jdbc;
    this.concealer = concealer;
    this.messages = new MessagesOf(jdbc, "ips_message", "referral");
  }

  /** What is kept concealed. */
  private record Kept(String messageId, List<Referral.Report> reports) {}

  @Override
  public Optional<Referral> lock(MessageId id) {
    NamedLock.take(jdbc, "ips-referral/" + id);
    return one("where id = ? for update", id);
  }

  @Override
  public Optional<Referral> findConcernedBy(MessageId message) {
    return one(messages.where(), message);
  }

  @Override
  public Optional<Referral> lockConcernedBy(MessageId message) {
    return one(messages.where() + " for update", message);
  }

  private Optional<Referral> one(String where, MessageId id) {
    return jdbc.sql("select * from ips_referral " + where)
        .param(id.value())
        .query((row, n) -> referral(row))
        .optional();
  }

  @Override
  public void store(Referral referral, Instant at) {
    jdbc.sql(
            """
            insert into ips_referral
              (id, message, referrer, jobcentre, citizen, referred_at, told_at, particulars)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set told_at = excluded.told_at, particulars = excluded.particulars""")
        .params(
            referral.id().value(),
            referral.message().value(),
            referral.referrer().sor(),
            referral.jobcentre().sor(),
            referral.citizen().hex(),
            Timestamp.from(referral.referredAt()),
            Timestamp.from(at),
            concealer.conceal(
                Json.bytes(new Kept(referral.messageId(), referral.reports())),
                place(referral.id())))
        .update();
    messages.are(
        referral.id().value(),
        Stream.concat(
            Stream.of(referral.message()),
            referral.reports().stream().map(Referral.Report::message)));
  }

  @Override
  public void forget(MessageId id) {
    jdbc.sql("delete from ips_referral where id = ?").param(id.value()).update();
  }

  @Override
  public void forgetBefore(Instant moment) {
    jdbc.sql("delete from ips_referral where told_at < ?").param(Timestamp.from(moment)).update();
  }

  @Override
  public List<Referral> referred(PartyId jobcentre, Instant from, Instant until) {
    return jdbc.sql(
            """
            select * from ips_referral
            where jobcentre = ? and referred_at >= ? and referred_at < ? order by referred_at, id""")
        .params(jobcentre.sor(), Timestamp.from(from), Timestamp.from(until))
        .query((row, n) -> referral(row))
        .list();
  }

  private Referral referral(ResultSet row) throws SQLException {
    MessageId id = new MessageId(row.getObject("id", UUID.class));
    Kept kept = Json.read(concealer.reveal(row.getBytes("particulars"), place(id)), Kept.class);
    return new Referral(
        id,
        new MessageId(row.getObject("message", UUID.class)),
        new PartyId(row.getString("referrer")),
        new PartyId(row.getString("jobcentre")),
        new CitizenKey(row.getString("citizen")),
        kept.messageId(),
        row.getTimestamp("referred_at").toInstant(),
        kept.reports());
  }

  private static String place(MessageId id) {
    return "ips_referral.particulars/" + id;
  }
}

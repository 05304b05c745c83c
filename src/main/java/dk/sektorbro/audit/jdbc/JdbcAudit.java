package dk.sektorbro.audit.jdbc;

import com.fasterxml.jackson.core.type.TypeReference;
import dk.sektorbro.audit.Audit;
import dk.sektorbro.audit.AuditChain;
import dk.sektorbro.audit.AuditEvent;
import dk.sektorbro.audit.AuditRecord;
import dk.sektorbro.audit.AuditTrail;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The audit record in PostgreSQL. A lock held to the end of the transaction keeps the chain in one
 * line.
 */
public class JdbcAudit implements Audit {

  private static final long CHAIN_LOCK = 0x5EC7_0B20L;

  private final JdbcClient jdbc;

  public JdbcAudit(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(AuditEvent told) {
    // PostgreSQL keeps microseconds; the hash is over what can be read back.
    AuditEvent event = atMicroseconds(told);
    jdbc.sql("select pg_advisory_xact_lock(?)").param(CHAIN_LOCK).query((row, n) -> n).list();
    Last last =
        jdbc.sql("select number, hash from audit order by number desc limit 1")
            .query((row, n) -> new Last(row.getLong("number"), row.getBytes("hash")))
            .optional()
            .orElse(new Last(0, AuditChain.BEGINNING));
    long number = last.number() + 1;
    jdbc.sql(
            """
            insert into audit (number, at, what, actor, message, citizen, outcome, based_on, hash)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)""")
        .params(
            number,
            Timestamp.from(event.at()),
            event.what(),
            event.actor().map(PartyId::sor).orElse(null),
            event.message().map(MessageId::value).orElse(null),
            event.citizen().map(CitizenKey::hex).orElse(null),
            event.outcome(),
            Json.write(event.basedOn()),
            AuditChain.link(last.hash(), number, event))
        .update();
  }

  private static AuditEvent atMicroseconds(AuditEvent event) {
    return new AuditEvent(
        event.what(),
        event.at().truncatedTo(ChronoUnit.MICROS),
        event.actor(),
        event.message(),
        event.citizen(),
        event.outcome(),
        event.basedOn());
  }

  @Override
  public List<AuditEvent> latest(int limit) {
    return jdbc.sql("select * from audit order by number desc limit ?")
        .param(limit)
        .query((row, n) -> event(row))
        .list();
  }

  @Override
  public Optional<AuditTrail> trail(MessageId message) {
    return jdbc.sql("select min(number) as first, max(number) as last from audit where message = ?")
        .param(message.value())
        .query((row, n) -> new Span(row.getLong("first"), row.getLong("last")))
        .optional()
        .filter(span -> span.first() > 0)
        .map(span -> trail(message, span));
  }

  private AuditTrail trail(MessageId message, Span span) {
    byte[] before =
        jdbc.sql("select hash from audit where number = ?")
            .param(span.first() - 1)
            .query((row, n) -> row.getBytes("hash"))
            .optional()
            .orElse(AuditChain.BEGINNING);
    Follower follower = new Follower(message);
    RowCallbackHandler next =
        row ->
            follower.next(AuditRecord.of(row.getLong("number"), event(row)), row.getBytes("hash"));
    jdbc.sql("select * from audit where number between ? and ? order by number")
        .params(span.first(), span.last())
        .query(next);
    return new AuditTrail(
        before, span.first(), follower.digests.toByteArray(), follower.records, follower.last);
  }

  private record Span(long first, long last) {}

  private static final class Follower {
    private final MessageId message;
    private final ByteArrayOutputStream digests = new ByteArrayOutputStream();
    private final List<AuditRecord> records = new ArrayList<>();
    private byte[] last = AuditChain.BEGINNING;

    Follower(MessageId message) {
      this.message = message;
    }

    void next(AuditRecord record, byte[] hash) {
      digests.writeBytes(AuditChain.digest(record));
      if (record.message().filter(message.value()::equals).isPresent()) {
        records.add(record);
      }
      last = hash;
    }
  }

  @Override
  public long firstBroken() {
    Verifier verifier = new Verifier();
    RowCallbackHandler next =
        row -> verifier.next(row.getLong("number"), event(row), row.getBytes("hash"));
    jdbc.sql("select * from audit order by number").query(next);
    return verifier.firstBroken;
  }

  private static final class Verifier {
    private byte[] before = AuditChain.BEGINNING;
    private long expected = 1;
    private long firstBroken = -1;

    void next(long number, AuditEvent event, byte[] noted) {
      byte[] hash = AuditChain.link(before, number, event);
      if (firstBroken < 0 && (number != expected || !MessageDigest.isEqual(hash, noted))) {
        firstBroken = number;
      }
      before = hash;
      expected++;
    }
  }

  private static AuditEvent event(ResultSet row) throws SQLException {
    return new AuditEvent(
        row.getString("what"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getString("actor")).map(PartyId::new),
        Optional.ofNullable(row.getObject("message", UUID.class)).map(MessageId::new),
        Optional.ofNullable(row.getString("citizen")).map(CitizenKey::new),
        row.getString("outcome"),
        Json.read(row.getString("based_on"), new TypeReference<List<String>>() {}));
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Last(long number, byte[] hash) {}
}

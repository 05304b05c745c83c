package dk.sektorbro.exchange.jdbc;

import com.fasterxml.jackson.core.type.TypeReference;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalBook;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The book of refusals in PostgreSQL: codes, locations and the hub's own explanations. */
public final class JdbcRefusalBook implements RefusalBook {

  private final JdbcClient jdbc;

  public JdbcRefusalBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Entry> find(MessageId id) {
    return jdbc.sql("select * from refusal where id = ?")
        .param(id.value())
        .query((row, n) -> entry(row))
        .optional();
  }

  @Override
  public void note(Entry entry) {
    jdbc.sql(
            "insert into refusal (id, sender, refusals, refused_at) values (?, ?, ?::jsonb, ?) on conflict (id) do nothing")
        .params(
            entry.id().value(),
            entry.sender().sor(),
            Json.write(entry.refusals()),
            Timestamp.from(entry.at()))
        .update();
  }

  @Override
  public List<Entry> latest(Optional<PartyId> sender, int limit) {
    return jdbc.sql(
            "select * from refusal where ?::text is null or sender = ? order by refused_at desc limit ?")
        .params(sender.map(PartyId::sor).orElse(null), sender.map(PartyId::sor).orElse(null), limit)
        .query((row, n) -> entry(row))
        .list();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        new MessageId(row.getObject("id", UUID.class)),
        new PartyId(row.getString("sender")),
        Json.read(row.getString("refusals"), new TypeReference<List<Refusal>>() {}),
        JdbcLedger.instant(row, "refused_at"));
  }
}

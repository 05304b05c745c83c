package dk.sektorbro.seal.jdbc;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.seal.Proofs;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Proofs in PostgreSQL. */
public final class JdbcProofs implements Proofs {

  private final JdbcClient jdbc;

  public JdbcProofs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<byte[]> find(MessageId message, Part part) {
    return jdbc.sql("select object from proof where message = ? and part = ?")
        .params(message.value(), part.name())
        .query((row, n) -> row.getBytes("object"))
        .optional();
  }

  @Override
  public byte[] keep(MessageId message, Part part, byte[] object, Instant at) {
    jdbc.sql(
            """
            insert into proof (message, part, at, object) values (?, ?, ?, ?)
            on conflict (message, part) do nothing""")
        .params(message.value(), part.name(), Timestamp.from(at), object)
        .update();
    return find(message, part).orElseThrow();
  }

  @Override
  public void replace(MessageId message, Part part, byte[] object, Instant at) {
    jdbc.sql(
            """
            insert into proof (message, part, at, object) values (?, ?, ?, ?)
            on conflict (message, part) do update set at = excluded.at, object = excluded.object""")
        .params(message.value(), part.name(), Timestamp.from(at), object)
        .update();
  }
}

package dk.sektorbro.seal.jdbc;

import dk.sektorbro.seal.revocation.Verdict;
import dk.sektorbro.seal.revocation.Verdicts;
import java.sql.Timestamp;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Verdicts in PostgreSQL, shared by all hubs; the newer one stands. */
public final class JdbcVerdicts implements Verdicts {

  private final JdbcClient jdbc;

  public JdbcVerdicts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Verdict> find(String fingerprint) {
    return jdbc.sql(
            "select revoked, learned_at, stands_until from revocation_verdict where fingerprint = ?")
        .param(fingerprint)
        .query(
            (row, n) ->
                new Verdict(
                    row.getBoolean("revoked"),
                    row.getTimestamp("learned_at").toInstant(),
                    row.getTimestamp("stands_until").toInstant()))
        .optional();
  }

  @Override
  public void keep(String fingerprint, Verdict verdict) {
    jdbc.sql(
            """
            insert into revocation_verdict (fingerprint, revoked, learned_at, stands_until)
            values (?, ?, ?, ?)
            on conflict (fingerprint) do update
              set revoked = excluded.revoked,
                  learned_at = excluded.learned_at,
                  stands_until = excluded.stands_until
              where excluded.learned_at >= revocation_verdict.learned_at""")
        .params(
            fingerprint,
            verdict.revoked(),
            Timestamp.from(verdict.learnedAt()),
            Timestamp.from(verdict.standsUntil()))
        .update();
  }
}

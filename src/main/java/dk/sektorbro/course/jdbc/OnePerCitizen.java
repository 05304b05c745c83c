package dk.sektorbro.course.jdbc;

import dk.sektorbro.exchange.CitizenKey;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Something each citizen has one of. Those of two numbers that turned out to be one citizen's
 * became one, and it is found by the id of either.
 */
final class OnePerCitizen {

  private final JdbcClient jdbc;
  private final String what;

  /**
   * @param what the name of the table, and of the column in the table of its aliases
   */
  OnePerCitizen(JdbcClient jdbc, String what) {
    this.jdbc = jdbc;
    this.what = what;
  }

  Optional<UUID> of(CitizenKey citizen) {
    return jdbc.sql("select id from " + what + " where citizen = ?")
        .param(citizen.hex())
        .query(UUID.class)
        .optional();
  }

  Optional<CitizenKey> citizenOf(UUID id) {
    return jdbc.sql(
            """
            select citizen from %1$s
            where id in (select ?::uuid union select %1$s from %1$s_alias where alias = ?)"""
                .formatted(what))
        .params(id, id)
        .query((row, n) -> new CitizenKey(row.getString("citizen")))
        .optional();
  }

  void begin(UUID id, CitizenKey citizen) {
    jdbc.sql("insert into " + what + " (id, citizen) values (?, ?)")
        .params(id, citizen.hex())
        .update();
  }
}

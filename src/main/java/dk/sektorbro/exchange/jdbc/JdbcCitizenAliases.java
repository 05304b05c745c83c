package dk.sektorbro.exchange.jdbc;

import dk.sektorbro.exchange.CitizenAliases;
import dk.sektorbro.exchange.CitizenKey;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Aliases in PostgreSQL. Every table that is about citizens has the column {@code citizen}, and no
 * ciphertext is bound to it: so a citizen's records are found, and put in another course, by that
 * column alone, in tables of every package.
 */
public final class JdbcCitizenAliases implements CitizenAliases {

  private static final long LOCK = 0x5EC7_0B22L;

  private final JdbcClient jdbc;

  public JdbcCitizenAliases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<CitizenKey> courseOf(CitizenKey number) {
    return jdbc.sql("select course from citizen_alias where number = ?")
        .param(number.hex())
        .query(String.class)
        .optional()
        .map(CitizenKey::new);
  }

  @Override
  public List<CitizenKey> keysOf(CitizenKey course) {
    return Stream.concat(
            Stream.of(course),
            jdbc
                .sql("select number from citizen_alias where course = ?")
                .param(course.hex())
                .query(String.class)
                .list()
                .stream()
                .map(CitizenKey::new))
        .toList();
  }

  @Override
  public void lock() {
    jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row, n) -> n).list();
  }

  @Override
  public void add(CitizenKey number, CitizenKey course, Instant at) {
    jdbc.sql("insert into citizen_alias (number, course, noted_at) values (?, ?, ?)")
        .params(number.hex(), course.hex(), Timestamp.from(at))
        .update();
  }

  @Override
  public void join(CitizenKey number, CitizenKey course) {
    joinPlans(number, course);
    joinTeams(number, course);
    for (String table : tables()) {
      jdbc.sql("update " + table + " set citizen = ? where citizen = ?")
          .params(course.hex(), number.hex())
          .update();
    }
    jdbc.sql(
            """
            update held set order_group = replace(order_group, '/' || ?, '/' || ?)
            where order_group like '%/' || ?""")
        .params(number.hex(), course.hex(), number.hex())
        .update();
  }

  /** A citizen has one plan: the changes of the one come after those of the other. */
  private void joinPlans(CitizenKey number, CitizenKey course) {
    Optional<UUID> joining = only("plan", number);
    Optional<UUID> staying = only("plan", course);
    if (joining.isEmpty() || staying.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            update plan_change set plan = ?,
              number = number + (select max(number) from plan_change where plan = ?)
            where plan = ?""")
        .params(staying.get(), staying.get(), joining.get())
        .update();
    becomes("plan", joining.get(), staying.get());
  }

  /** A citizen has one team: of a party that is in both, what it wrote last. */
  private void joinTeams(CitizenKey number, CitizenKey course) {
    Optional<UUID> joining = only("team", number);
    Optional<UUID> staying = only("team", course);
    if (joining.isEmpty() || staying.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            delete from team_part earlier using team_part later
            where earlier.team in (:teams) and later.team in (:teams) and earlier.party = later.party
              and (earlier.written_at, earlier.id) < (later.written_at, later.id)""")
        .param("teams", List.of(joining.get(), staying.get()))
        .update();
    jdbc.sql("update team_part set team = ? where team = ?")
        .params(staying.get(), joining.get())
        .update();
    becomes("team", joining.get(), staying.get());
  }

  /** Whoever holds the id of the one, or one that became it, finds the other. */
  private void becomes(String table, UUID joining, UUID staying) {
    jdbc.sql("update %1$s_alias set %1$s = ? where %1$s = ?".formatted(table))
        .params(staying, joining)
        .update();
    jdbc.sql("delete from " + table + " where id = ?").param(joining).update();
    jdbc.sql("insert into %1$s_alias (alias, %1$s) values (?, ?)".formatted(table))
        .params(joining, staying)
        .update();
  }

  /** The id of the citizen's one row in a table that has one for each. */
  private Optional<UUID> only(String table, CitizenKey citizen) {
    return jdbc.sql("select id from " + table + " where citizen = ? for update")
        .param(citizen.hex())
        .query(UUID.class)
        .optional();
  }

  /** But for the audit record, which nobody changes. */
  private List<String> tables() {
    return jdbc.sql(
            """
            select quote_ident(table_name) from information_schema.columns
            where table_schema = current_schema() and column_name = 'citizen' and table_name <> 'audit'
            order by 1""")
        .query(String.class)
        .list();
  }

  @Override
  public Map<CitizenKey, CitizenKey> notedSince(Instant moment) {
    return jdbc
        .sql("select number, course from citizen_alias where noted_at >= ?")
        .param(Timestamp.from(moment))
        .query(
            (row, n) ->
                Map.entry(
                    new CitizenKey(row.getString("number")),
                    new CitizenKey(row.getString("course"))))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}

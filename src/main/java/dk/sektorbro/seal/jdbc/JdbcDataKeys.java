package dk.sektorbro.seal.jdbc;

import dk.sektorbro.exchange.Span;
import dk.sektorbro.seal.DataKeys;
import dk.sektorbro.seal.KeyRing;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Data keys in PostgreSQL, wrapped by the key ring; the newest conceals. The first is made when
 * there is none.
 */
public final class JdbcDataKeys implements DataKeys {

  private static final Duration LOOK = Duration.ofMinutes(1);
  private static final long FIRST_KEY_LOCK = 0x5EC7_0B21L;

  private final JdbcClient jdbc;
  private final KeyRing keyRing;
  private final Clock clock;
  private final Map<Integer, DataKey> unwrapped = new ConcurrentHashMap<>();
  private volatile @Nullable Current current;

  /** Another hub may have rotated; until this one looks again, the former key is as good. */
  private record Current(DataKey key, Span fresh) {}

  public JdbcDataKeys(JdbcClient jdbc, KeyRing keyRing, Clock clock) {
    this.jdbc = jdbc;
    this.keyRing = keyRing;
    this.clock = clock;
  }

  @Override
  public DataKey current() {
    Current seen = current;
    if (seen == null || !seen.fresh().includes(clock.instant())) {
      seen = keep(newest().orElseGet(this::first));
    }
    return seen.key();
  }

  @Override
  public int rotate() {
    jdbc.sql("insert into data_key (wrapped, created_at) values (?, ?)")
        .params(keyRing.wrap(keyRing.newDataKey()), Timestamp.from(clock.instant()))
        .update();
    return keep(newest().orElseThrow()).key().id();
  }

  private Current keep(DataKey newest) {
    Current now = new Current(newest, new Span(clock.instant(), LOOK));
    current = now;
    return now;
  }

  @Override
  public Optional<DataKey> byId(int id) {
    DataKey known = unwrapped.get(id);
    return known != null ? Optional.of(known) : one("select * from data_key where id = " + id);
  }

  private Optional<DataKey> newest() {
    return one("select * from data_key order by id desc limit 1");
  }

  private Optional<DataKey> one(String sql) {
    Optional<DataKey> found =
        jdbc.sql(sql)
            .query(
                (row, n) -> new DataKey(row.getInt("id"), keyRing.unwrap(row.getBytes("wrapped"))))
            .optional();
    found.ifPresent(key -> unwrapped.put(key.id(), key));
    return found;
  }

  /**
   * Two hubs may start together: the lock lets one make the key, and the insert does nothing for
   * the other.
   */
  private DataKey first() {
    jdbc.sql(
            """
            with locked as (select pg_advisory_xact_lock(?))
            insert into data_key (wrapped, created_at)
            select ?, ? from locked where not exists (select 1 from data_key)""")
        .params(FIRST_KEY_LOCK, keyRing.wrap(keyRing.newDataKey()), Timestamp.from(clock.instant()))
        .update();
    return newest().orElseThrow();
  }
}

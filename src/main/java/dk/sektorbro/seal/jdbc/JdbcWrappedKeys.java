package dk.sektorbro.seal.jdbc;

import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.seal.KeyRing;
import dk.sektorbro.seal.WrappedKeys;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The wrapped keys in PostgreSQL: of concealed columns, and one for each large file. While they are
 * wrapped anew nobody else writes one.
 */
public final class JdbcWrappedKeys implements WrappedKeys {

  private final JdbcClient jdbc;
  private final KeyRing keyRing;
  private final UnitOfWork transactions;

  public JdbcWrappedKeys(JdbcClient jdbc, KeyRing keyRing, UnitOfWork transactions) {
    this.jdbc = jdbc;
    this.keyRing = keyRing;
    this.transactions = transactions;
  }

  /**
   * No wrapping key is dropped before all that lay under it is stored under another: what an
   * earlier attempt left is finished first, and committed.
   */
  @Override
  public int rewrap() {
    transactions.run(() -> store(stored()));
    return transactions.inOne(
        () -> {
          List<Wrapped> all = stored();
          if (all.stream().anyMatch(key -> keyRing.rewrapped(key.bytes()).isPresent())) {
            throw new IllegalStateException("Another hub wraps the keys at this moment; try again");
          }
          keyRing.rotateKeyWrap();
          store(all);
          return all.size();
        });
  }

  private void store(List<Wrapped> keys) {
    for (Wrapped key : keys) {
      keyRing
          .rewrapped(key.bytes())
          .ifPresent(anew -> jdbc.sql(key.place().update()).params(anew, key.id()).update());
    }
  }

  private List<Wrapped> stored() {
    jdbc.sql("lock table data_key, large in share row exclusive mode").update();
    return Stream.of(Place.values())
        .flatMap(
            place ->
                jdbc
                    .sql(place.select())
                    .query((row, n) -> new Wrapped(place, row.getObject(1), row.getBytes(2)))
                    .list()
                    .stream())
        .toList();
  }

  private enum Place {
    DATA_KEY("data_key", "wrapped"),
    LARGE("large", "key");

    private final String table;
    private final String column;

    Place(String table, String column) {
      this.table = table;
      this.column = column;
    }

    private String select() {
      return "select id, " + column + " from " + table;
    }

    private String update() {
      return "update " + table + " set " + column + " = ? where id = ?";
    }
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Wrapped(Place place, Object id, byte[] bytes) {}
}

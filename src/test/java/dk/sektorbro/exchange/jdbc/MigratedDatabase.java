package dk.sektorbro.exchange.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dk.sektorbro.exchange.UnitOfWork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL with the hub's tables, for a test of what is kept in them. */
public final class MigratedDatabase implements AutoCloseable {

  private final EmbeddedDatabase server;
  private final HikariDataSource connections = new HikariDataSource();

  /**
   * @param home where its files go, in a directory of their own
   */
  public MigratedDatabase(Path home) {
    server = new EmbeddedDatabase(home.resolve("postgres"));
    connections.setDataSource(server.dataSource());
    Flyway.configure().dataSource(connections).load().migrate();
  }

  public DataSource dataSource() {
    return connections;
  }

  public JdbcClient jdbc() {
    return JdbcClient.create(connections);
  }

  public UnitOfWork transactions() {
    return new Transactions(connections);
  }

  @Override
  public void close() {
    connections.close();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dk.sektorbro.exchange.jdbc;

import dk.sektorbro.exchange.UnitOfWork;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions on a test's database, as the hub has them. */
public final class Transactions implements UnitOfWork {

  private final TransactionTemplate template;

  public Transactions(DataSource database) {
    this.template = new TransactionTemplate(new JdbcTransactionManager(database));
  }

  @Override
  public <T> T inOne(Supplier<T> work) {
    return template.execute(status -> work.get());
  }
}

package dk.sektorbro.exchange;

import com.zaxxer.hikari.HikariDataSource;
import dk.sektorbro.exchange.config.ConfigDirectory;
import dk.sektorbro.exchange.jdbc.ClockByDatabase;
import dk.sektorbro.exchange.jdbc.EmbeddedDatabase;
import dk.sektorbro.exchange.jdbc.JdbcCitizenAliases;
import dk.sektorbro.exchange.jdbc.JdbcLedger;
import dk.sektorbro.exchange.jdbc.JdbcRefusalBook;
import dk.sektorbro.exchange.jdbc.Timetable;
import dk.sektorbro.exchange.large.LargeStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires time, the calendar, timed work, transactions, the ledger and the database they lie in. */
@Configuration(proxyBeanMethods = false)
class ExchangeConfiguration {

  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  DanishCalendar danishCalendar(ConfigDirectory config) {
    return DanishCalendar.read(config.file("calendar.yaml"));
  }

  @Bean
  UnitOfWork unitOfWork(PlatformTransactionManager transactions) {
    TransactionTemplate template = new TransactionTemplate(transactions);
    return new UnitOfWork() {
      @Override
      @SuppressWarnings("NullAway") // the work's result is never null, so neither is the template's
      public <T> T inOne(Supplier<T> work) {
        return template.execute(status -> work.get());
      }
    };
  }

  @Bean
  Ledger ledger(JdbcClient jdbc, Concealer concealer, LargeStore large) {
    return new JdbcLedger(jdbc, concealer, large);
  }

  @Bean
  CitizenAliases citizenAliases(JdbcClient jdbc) {
    return new JdbcCitizenAliases(jdbc);
  }

  /** For whoever asks for the index of citizens without naming one. */
  @Bean
  @Primary
  CitizenIndex courseIndex(@Qualifier("keyedIndex") CitizenIndex numbers, CitizenAliases aliases) {
    return new CourseIndex(numbers, aliases);
  }

  @Bean
  RefusalBook refusalBook(JdbcClient jdbc) {
    return new JdbcRefusalBook(jdbc);
  }

  @Bean
  ClockByDatabase clockByDatabase(JdbcClient jdbc, Clock clock) {
    return new ClockByDatabase(jdbc, clock);
  }

  @Bean
  Timetable timetable(DataSource database, ObjectProvider<TimedWork> works, Clock clock) {
    return new Timetable(database, works.stream().toList(), clock);
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = "sektorbro.database.embedded", havingValue = "true")
  static class Embedded {

    @Bean
    EmbeddedDatabase embeddedDatabase(@Value("${sektorbro.data}") Path data) {
      return new EmbeddedDatabase(data.resolve("postgres"));
    }

    @Bean
    DataSource dataSource(EmbeddedDatabase database) {
      HikariDataSource pool = new HikariDataSource();
      pool.setDataSource(database.dataSource());
      pool.setMaximumPoolSize(20);
      pool.setConnectionTimeout(5_000);
      return pool;
    }
  }
}

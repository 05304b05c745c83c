package dk.sektorbro.course.jdbc;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A lock by name, for what may not have a row to lock yet; held until the transaction ends. */
final class NamedLock {

  private NamedLock() {}

  static void take(JdbcClient jdbc, String name) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
        .param(name)
        .query((row, n) -> n)
        .single();
  }
}

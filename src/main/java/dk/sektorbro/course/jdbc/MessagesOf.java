package dk.sektorbro.course.jdbc;

import dk.sektorbro.exchange.MessageId;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which messages a record of the course was made by, so that it is found by any of them. */
final class MessagesOf {

  private final JdbcClient jdbc;
  private final String table;
  private final String owner;

  /**
   * @param table with the column {@code message}
   * @param owner the column that names the record
   */
  MessagesOf(JdbcClient jdbc, String table, String owner) {
    this.jdbc = jdbc;
    this.table = table;
    this.owner = owner;
  }

  /** In the place of those that were noted before. */
  void are(UUID record, Stream<MessageId> messages) {
    jdbc.sql("delete from " + table + " where " + owner + " = ?").param(record).update();
    messages.forEach(
        message ->
            jdbc.sql("insert into " + table + " (message, " + owner + ") values (?, ?)")
                .params(message.value(), record)
                .update());
  }

  /** The condition by which the record is found, with the message as its parameter. */
  String where() {
    return "where id = (select " + owner + " from " + table + " where message = ?)";
  }
}

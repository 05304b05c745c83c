package dk.sektorbro.course.jdbc;

import dk.sektorbro.course.meeting.MeetingBook;
import dk.sektorbro.course.meeting.Said;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Concealer;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.MessageId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Words on meetings in PostgreSQL; what they say as ciphertext. */
public final class JdbcMeetingBook implements MeetingBook {

  private final JdbcClient jdbc;
  private final Concealer concealer;

  public JdbcMeetingBook(JdbcClient jdbc, Concealer concealer) {
    this.jdbc = jdbc;
    this.concealer = concealer;
  }

  @Override
  public void lock(CitizenKey citizen) {
    NamedLock.take(jdbc, "meeting/" + citizen.hex());
  }

  @Override
  public List<Said> of(List<MessageId> threads) {
    return jdbc.sql(
            "select message, particulars from meeting_word where thread = any(?) order by number")
        .param(threads.stream().map(MessageId::value).toArray(UUID[]::new))
        .query((row, n) -> said(row))
        .list();
  }

  private Said said(ResultSet row) throws SQLException {
    MessageId message = new MessageId(row.getObject("message", UUID.class));
    return Json.read(concealer.reveal(row.getBytes("particulars"), place(message)), Said.class);
  }

  @Override
  public Optional<MessageId> threadOf(MessageId message) {
    return jdbc.sql("select thread from meeting_word where message = ?")
        .param(message.value())
        .query((row, n) -> new MessageId(row.getObject("thread", UUID.class)))
        .optional();
  }

  @Override
  public void note(MessageId thread, Said said, Instant at) {
    jdbc.sql(
            "insert into meeting_word (message, thread, noted_at, particulars) values (?, ?, ?, ?)")
        .params(
            said.message().value(),
            thread.value(),
            Timestamp.from(at),
            concealer.conceal(Json.bytes(said), place(said.message())))
        .update();
  }

  @Override
  public void forget(MessageId message) {
    jdbc.sql("delete from meeting_word where message = ?").param(message.value()).update();
  }

  @Override
  public void forgetBefore(Instant moment) {
    jdbc.sql("delete from meeting_word where noted_at < ?").param(Timestamp.from(moment)).update();
  }

  private static String place(MessageId message) {
    return "meeting_word.particulars/" + message;
  }
}

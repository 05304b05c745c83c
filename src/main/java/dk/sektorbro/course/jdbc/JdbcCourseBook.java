package dk.sektorbro.course.jdbc;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dk.sektorbro.course.Call;
import dk.sektorbro.course.CourseBook;
import dk.sektorbro.course.Noted;
import dk.sektorbro.course.Notice;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Concealer;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Standing;
import dk.sektorbro.exchange.content.StayEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stays and notices in PostgreSQL; what happened, and when, as ciphertext. */
public final class JdbcCourseBook implements CourseBook {

  private final JdbcClient jdbc;
  private final Concealer concealer;

  public JdbcCourseBook(JdbcClient jdbc, Concealer concealer) {
    this.jdbc = jdbc;
    this.concealer = concealer;
  }

  @Override
  public void lock(CitizenKey citizen, PartyId sender) {
    NamedLock.take(jdbc, "course/" + sender + "/" + citizen.hex());
  }

  @Override
  public boolean isNoted(MessageId notification) {
    return jdbc.sql("select count(*) from stay_notification where message = ?")
            .param(notification.value())
            .query(Long.class)
            .single()
        > 0;
  }

  @Override
  public List<Noted> of(CitizenKey citizen, PartyId sender) {
    return jdbc.sql(
            """
            select message, particulars from stay_notification
            where citizen = ? and sender = ? order by number""")
        .params(citizen.hex(), sender.sor())
        .query((row, n) -> noted(row.getBytes("particulars"), id(row, "message")))
        .list();
  }

  private Noted noted(byte[] particulars, MessageId message) {
    return Json.read(concealer.reveal(particulars, notification(message)), Noted.class);
  }

  @Override
  public void note(
      MessageId notification, CitizenKey citizen, PartyId sender, Noted noted, Instant at) {
    jdbc.sql(
            """
            insert into stay_notification (message, citizen, sender, noted_at, particulars)
            values (?, ?, ?, ?, ?)""")
        .params(
            notification.value(),
            citizen.hex(),
            sender.sor(),
            Timestamp.from(at),
            concealer.conceal(Json.bytes(noted), notification(notification)))
        .update();
  }

  @Override
  public void told(Notice notice) {
    jdbc.sql(
            """
            insert into stay_notice (message, because, receiver, corrects, particulars)
            values (?, ?, ?, ?, ?)""")
        .params(
            notice.id().value(),
            notice.because().value(),
            notice.receiver().sor(),
            notice.corrects().map(MessageId::value).orElse(null),
            concealer.conceal(
                Json.bytes(new Particulars(notice.stay(), notice.event(), notice.standing())),
                noticePlace(notice.id())))
        .update();
  }

  /** What happened, and in which stay. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Particulars(MessageId stay, StayEvent event, Standing standing) {}

  @Override
  public void asks(MessageId notice, Optional<Call> call) {
    jdbc.sql("update stay_notice set to_call = ? where message = ?")
        .params(
            call.map(it -> concealer.conceal(Json.bytes(it), callPlace(notice))).orElse(null),
            notice.value())
        .update();
  }

  @Override
  public void called(MessageId notice, LocalDate on) {
    jdbc.sql("update stay_notice set called = ? where message = ?")
        .params(concealer.conceal(Json.bytes(on), calledPlace(notice)), notice.value())
        .update();
  }

  @Override
  public List<Notice> aroundOpenCalls(PartyId receiver) {
    return jdbc.sql(
            """
            select notice.* from stay_notice notice join message on message.id = notice.message
            where notice.receiver = :receiver and (message.citizen is null or message.citizen in (
              select about.citizen from stay_notice asks join message about on about.id = asks.message
              where asks.receiver = :receiver and asks.to_call is not null and asks.called is null))
            order by notice.number""")
        .param("receiver", receiver.sor())
        .query((row, n) -> notice(row))
        .list();
  }

  @Override
  public List<Notice> because(MessageId notification) {
    return jdbc.sql("select * from stay_notice where because = ? order by number")
        .param(notification.value())
        .query((row, n) -> notice(row))
        .list();
  }

  @Override
  public Optional<Notice> notice(MessageId id) {
    return jdbc.sql("select * from stay_notice where message = ?")
        .param(id.value())
        .query((row, n) -> notice(row))
        .optional();
  }

  @Override
  public void forget(MessageId message) {
    jdbc.sql("delete from stay_notification where message = ?").param(message.value()).update();
    jdbc.sql("delete from stay_notice where message = ?").param(message.value()).update();
  }

  @Override
  public void keepOnlyTheStep(MessageId message) {
    jdbc.sql("select particulars from stay_notification where message = ?")
        .param(message.value())
        .query((row, n) -> noted(row.getBytes("particulars"), message).onlyItsStep())
        .optional()
        .ifPresent(
            step ->
                jdbc.sql("update stay_notification set particulars = ? where message = ?")
                    .params(
                        concealer.conceal(Json.bytes(step), notification(message)), message.value())
                    .update());
    jdbc.sql("update stay_notice set to_call = null, called = null where message = ?")
        .param(message.value())
        .update();
  }

  @Override
  public void forgetBefore(Instant moment) {
    jdbc.sql(
            """
            delete from stay_notice where because in (select id from message where accepted_at < ?)""")
        .param(Timestamp.from(moment))
        .update();
    jdbc.sql("delete from stay_notification where noted_at < ?")
        .param(Timestamp.from(moment))
        .update();
  }

  private Notice notice(ResultSet row) throws SQLException {
    MessageId id = id(row, "message");
    Particulars particulars =
        Json.read(
            concealer.reveal(row.getBytes("particulars"), noticePlace(id)), Particulars.class);
    return new Notice(
        id,
        id(row, "because"),
        new PartyId(row.getString("receiver")),
        particulars.stay(),
        particulars.event(),
        particulars.standing(),
        Optional.ofNullable(row.getObject("corrects", UUID.class)).map(MessageId::new),
        concealed(row, "to_call", callPlace(id), Call.class),
        concealed(row, "called", calledPlace(id), LocalDate.class));
  }

  private <T> Optional<T> concealed(ResultSet row, String column, String place, Class<T> type)
      throws SQLException {
    return Optional.ofNullable(row.getBytes(column))
        .map(bytes -> Json.read(concealer.reveal(bytes, place), type));
  }

  private static MessageId id(ResultSet row, String column) throws SQLException {
    return new MessageId(row.getObject(column, UUID.class));
  }

  private static String notification(MessageId id) {
    return "stay_notification.particulars/" + id;
  }

  private static String noticePlace(MessageId id) {
    return "stay_notice.particulars/" + id;
  }

  private static String callPlace(MessageId id) {
    return "stay_notice.to_call/" + id;
  }

  private static String calledPlace(MessageId id) {
    return "stay_notice.called/" + id;
  }
}

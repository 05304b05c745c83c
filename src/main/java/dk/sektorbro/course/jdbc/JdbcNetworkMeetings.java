package dk.sektorbro.course.jdbc;

import dk.sektorbro.course.team.NetworkMeetings;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Concealer;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Proposed network meetings in PostgreSQL; which admissions were counted, as ciphertext. */
public final class JdbcNetworkMeetings implements NetworkMeetings {

  private final JdbcClient jdbc;
  private final Concealer concealer;

  public JdbcNetworkMeetings(JdbcClient jdbc, Concealer concealer) {
    this.jdbc = jdbc;
    this.concealer = concealer;
  }

  @Override
  public void lock(CitizenKey citizen) {
    NamedLock.take(jdbc, "network-meeting/" + citizen.hex());
  }

  private record Particulars(List<MessageId> stays, List<PartyId> receivers) {}

  @Override
  public List<Proposed> of(CitizenKey citizen) {
    return jdbc.sql("select * from network_meeting where citizen = ?")
        .param(citizen.hex())
        .query((row, n) -> proposed(row))
        .list();
  }

  @Override
  public Optional<Proposed> because(MessageId notification) {
    return jdbc.sql("select * from network_meeting where because = ?")
        .param(notification.value())
        .query((row, n) -> proposed(row))
        .optional();
  }

  private Proposed proposed(ResultSet row) throws SQLException {
    MessageId because = new MessageId(row.getObject("because", UUID.class));
    Particulars particulars =
        Json.read(concealer.reveal(row.getBytes("particulars"), place(because)), Particulars.class);
    return new Proposed(because, particulars.stays(), particulars.receivers());
  }

  @Override
  public void propose(CitizenKey citizen, Proposed proposed, Instant at) {
    jdbc.sql(
            """
            insert into network_meeting (because, citizen, proposed_at, particulars)
            values (?, ?, ?, ?)""")
        .params(
            proposed.because().value(),
            citizen.hex(),
            Timestamp.from(at),
            concealer.conceal(
                Json.bytes(new Particulars(proposed.stays(), proposed.receivers())),
                place(proposed.because())))
        .update();
  }

  @Override
  public void forget(MessageId notification) {
    jdbc.sql("delete from network_meeting where because = ?").param(notification.value()).update();
  }

  @Override
  public void forgetBefore(Instant moment) {
    jdbc.sql("delete from network_meeting where proposed_at < ?")
        .param(Timestamp.from(moment))
        .update();
  }

  private static String place(MessageId because) {
    return "network_meeting.particulars/" + because;
  }
}

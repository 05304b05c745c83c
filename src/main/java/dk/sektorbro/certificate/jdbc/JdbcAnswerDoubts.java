package dk.sektorbro.certificate.jdbc;

import dk.sektorbro.certificate.AnswerDoubts;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Doubts in PostgreSQL: ids, codes and times only. */
public final class JdbcAnswerDoubts implements AnswerDoubts {

  private final JdbcClient jdbc;

  public JdbcAnswerDoubts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void open(Doubt doubt) {
    jdbc.sql(
            """
            insert into certificate_doubt (message, answerer, requester, form, since)
            values (?, ?, ?, ?, ?) on conflict (message) do nothing""")
        .params(
            doubt.answer().value(),
            doubt.answerer().sor(),
            doubt.requester().sor(),
            doubt.form(),
            Timestamp.from(doubt.since()))
        .update();
    for (Candidate candidate : doubt.candidates()) {
      jdbc.sql(
              """
              insert into certificate_doubt_candidate (message, request) values (?, ?)
              on conflict do nothing""")
          .params(doubt.answer().value(), candidate.request().value())
          .update();
    }
  }

  @Override
  public List<Doubt> open() {
    return jdbc.sql(
            """
            select d.* from certificate_doubt d join message m on m.id = d.message
            where d.chosen is null and m.state in ('RECEIVED', 'ACCEPTED', 'DEAD')
            order by d.since, d.message""")
        .query((row, n) -> doubt(row))
        .list();
  }

  @Override
  public Optional<Doubt> find(MessageId answer) {
    return jdbc.sql("select * from certificate_doubt where message = ?")
        .param(answer.value())
        .query((row, n) -> doubt(row))
        .optional();
  }

  @Override
  public void choose(MessageId answer, Optional<MessageId> request) {
    jdbc.sql("update certificate_doubt set chosen = ? where message = ?")
        .params(request.map(MessageId::value).orElse(null), answer.value())
        .update();
  }

  private Doubt doubt(ResultSet row) throws SQLException {
    MessageId answer = new MessageId(row.getObject("message", UUID.class));
    return new Doubt(
        answer,
        new PartyId(row.getString("answerer")),
        new PartyId(row.getString("requester")),
        row.getString("form"),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        candidates(answer),
        Optional.ofNullable(row.getObject("chosen", UUID.class)).map(MessageId::new));
  }

  private List<Candidate> candidates(MessageId answer) {
    return jdbc.sql(
            """
            select r.id, r.asked_at, r.due from certificate_doubt_candidate c join certificate_request r on r.id = c.request
            where c.message = ? order by r.asked_at desc, r.id""")
        .param(answer.value())
        .query(
            (row, n) ->
                new Candidate(
                    new MessageId(row.getObject("id", UUID.class)),
                    row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                    row.getDate("due").toLocalDate()))
        .list();
  }
}

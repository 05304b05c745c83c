package dk.sektorbro.certificate.clock.jdbc;

import dk.sektorbro.certificate.CertificateRequest;
import dk.sektorbro.certificate.clock.RequestsMade;
import dk.sektorbro.exchange.Concealer;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.MessageId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The requests of cases, read from the dialogue's table. */
public final class JdbcRequestsMade implements RequestsMade {

  private final JdbcClient jdbc;
  private final Concealer concealer;

  public JdbcRequestsMade(JdbcClient jdbc, Concealer concealer) {
    this.jdbc = jdbc;
    this.concealer = concealer;
  }

  private record OfCase(MessageId of, Made made) {}

  @Override
  public Map<MessageId, List<Made>> in(Collection<MessageId> cases) {
    if (cases.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .sql(
            """
            select request.*, asked.accepted_at as asked_at, answered.accepted_at as answered_at
            from certificate_request request
            join message asked on asked.id = request.message
            left join message answered on answered.id = request.answer
            where request.sick_leave_case = any(?)
            order by asked.accepted_at""")
        .param(cases.stream().map(MessageId::value).toArray(UUID[]::new))
        .query((row, n) -> read(row))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(OfCase::of, Collectors.mapping(OfCase::made, Collectors.toList())));
  }

  private OfCase read(ResultSet row) throws SQLException {
    MessageId id = new MessageId(row.getObject("id", UUID.class));
    CertificateRequest.Particulars particulars =
        Json.read(
            concealer.reveal(row.getBytes("particulars"), "certificate_request.particulars/" + id),
            CertificateRequest.Particulars.class);
    return new OfCase(
        new MessageId(row.getObject("sick_leave_case", UUID.class)),
        new Made(
            id,
            particulars.requestId(),
            row.getString("form"),
            row.getTimestamp("asked_at").toInstant(),
            row.getDate("due").toLocalDate(),
            switch (CertificateRequest.State.valueOf(row.getString("state"))) {
              case ASKED -> State.OPEN;
              case ANSWERED -> State.ANSWERED;
              case WITHHELD -> State.NEVER_ARRIVED;
            },
            Optional.ofNullable(row.getTimestamp("answered_at")).map(Timestamp::toInstant),
            0,
            0));
  }
}

package dk.sektorbro.certificate.clock.jdbc;

import dk.sektorbro.certificate.CertificateRequests;
import dk.sektorbro.certificate.clock.RequestsMade;
import dk.sektorbro.exchange.MessageId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the requests of cases in PostgreSQL; the dialogue tells what came of them. */
public final class JdbcRequestsMade implements RequestsMade {

  private final JdbcClient jdbc;
  private final CertificateRequests requests;

  public JdbcRequestsMade(JdbcClient jdbc, CertificateRequests requests) {
    this.jdbc = jdbc;
    this.requests = requests;
  }

  private record OfCase(MessageId of, MessageId request) {}

  @Override
  public Map<MessageId, List<Made>> in(Collection<MessageId> cases) {
    if (cases.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .sql(
            """
            select id, sick_leave_case from certificate_request
            where sick_leave_case = any(?) order by asked_at, id""")
        .param(cases.stream().map(MessageId::value).toArray(UUID[]::new))
        .query(
            (row, n) ->
                new OfCase(
                    new MessageId(row.getObject("sick_leave_case", UUID.class)),
                    new MessageId(row.getObject("id", UUID.class))))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                OfCase::of,
                Collectors.mapping(
                    found -> Made.of(requests.find(found.request()).orElseThrow()),
                    Collectors.toList())));
  }
}

package dk.sektorbro.certificate.clock.jdbc;

import dk.sektorbro.certificate.CertificateRequest;
import dk.sektorbro.certificate.CertificateRequests;
import dk.sektorbro.certificate.clock.RequestsMade;
import dk.sektorbro.exchange.MessageId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    List<OfCase> made =
        jdbc.sql(
                "select id, sick_leave_case from certificate_request where sick_leave_case = any(?)")
            .param(cases.stream().map(MessageId::value).toArray(UUID[]::new))
            .query(
                (row, n) ->
                    new OfCase(
                        new MessageId(row.getObject("sick_leave_case", UUID.class)),
                        new MessageId(row.getObject("id", UUID.class))))
            .list();
    Map<MessageId, MessageId> caseOf =
        made.stream().collect(Collectors.toMap(OfCase::request, OfCase::of));
    return requests.findAll(caseOf.keySet()).stream()
        .sorted(
            Comparator.comparing(CertificateRequest::askedAt).thenComparing(CertificateRequest::id))
        .collect(
            Collectors.groupingBy(
                request -> Objects.requireNonNull(caseOf.get(request.id())),
                Collectors.mapping(Made::of, Collectors.toList())));
  }
}

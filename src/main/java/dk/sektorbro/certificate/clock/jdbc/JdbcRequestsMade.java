package dk.sektorbro.certificate.clock.jdbc;

import dk.sektorbro.certificate.CertificateRequest;
import dk.sektorbro.certificate.CertificateRequests;
import dk.sektorbro.certificate.clock.RequestsMade;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

  private record OfCase(MessageId of, MessageId request, PartyId by) {}

  @Override
  public Map<MessageId, List<Made>> in(Collection<MessageId> cases) {
    if (cases.isEmpty()) {
      return Map.of();
    }
    List<OfCase> made = madeIn(cases.stream().map(MessageId::value).toArray(UUID[]::new));
    Map<MessageId, CertificateRequest> found =
        requests.findAll(made.stream().map(OfCase::request).distinct().toList()).stream()
            .sorted(
                Comparator.comparing(CertificateRequest::askedAt)
                    .thenComparing(CertificateRequest::id))
            .collect(
                Collectors.toMap(
                    CertificateRequest::id,
                    request -> request,
                    (one, same) -> one,
                    LinkedHashMap::new));
    Map<MessageId, List<OfCase>> casesOf =
        made.stream().collect(Collectors.groupingBy(OfCase::request));
    Map<MessageId, List<Made>> inCases = new HashMap<>();
    found.forEach(
        (id, request) ->
            casesOf
                .getOrDefault(id, List.of())
                .forEach(
                    of ->
                        Made.of(request, of.by())
                            .ifPresent(
                                known ->
                                    inCases
                                        .computeIfAbsent(of.of(), none -> new ArrayList<>())
                                        .add(known))));
    return inCases;
  }

  /** Also those that were handed over to another since. */
  private List<OfCase> madeIn(UUID[] cases) {
    return jdbc.sql(
            """
            select id, sick_leave_case, requester from certificate_request where sick_leave_case = any(?)
            union all
            select r.id, b.sick_leave_case, b.requester
            from certificate_request_before b join certificate_request r on r.id = b.request
            where b.sick_leave_case = any(?) and b.requester <> r.requester""")
        .params(cases, cases)
        .query(
            (row, n) ->
                new OfCase(
                    new MessageId(row.getObject("sick_leave_case", UUID.class)),
                    new MessageId(row.getObject("id", UUID.class)),
                    new PartyId(row.getString("requester"))))
        .list();
  }
}

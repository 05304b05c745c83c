package dk.sektorbro.certificate.jdbc;

import dk.sektorbro.certificate.CertificateRequest;
import dk.sektorbro.certificate.CertificateRequests;
import dk.sektorbro.certificate.Standing;
import dk.sektorbro.certificate.Step;
import dk.sektorbro.exchange.CaseIndex;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Concealer;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Requests in PostgreSQL. What is personal, in the request and in each event, is ciphertext; the
 * open columns repeat where a request stands, so that it can be searched for.
 */
public final class JdbcCertificateRequests implements CertificateRequests {

  private final JdbcClient jdbc;
  private final Concealer concealer;
  private final CaseIndex cases;
  private final JdbcTimelines timelines;

  public JdbcCertificateRequests(JdbcClient jdbc, Concealer concealer, CaseIndex cases) {
    this.jdbc = jdbc;
    this.concealer = concealer;
    this.cases = cases;
    this.timelines = new JdbcTimelines(jdbc, concealer);
  }

  @Override
  public Optional<CertificateRequest> find(MessageId id) {
    return one("where id = ?", id);
  }

  @Override
  public List<CertificateRequest> findAll(Collection<MessageId> ids) {
    return timelines.of(
        jdbc.sql("select * from certificate_request where id = any(?)")
            .param(ids.stream().map(MessageId::value).toArray(UUID[]::new))
            .query((row, n) -> request(row))
            .list());
  }

  @Override
  public Optional<CertificateRequest> lock(MessageId id) {
    return one("where id = ? for update", id);
  }

  @Override
  public Optional<CertificateRequest> lockIfFree(MessageId id) {
    return one("where id = ? for update skip locked", id);
  }

  @Override
  public Optional<CertificateRequest> lockNamed(PartyId requester, String requestId) {
    return one("where named = ? for update", CertificateRequest.idOf(requester, requestId));
  }

  @Override
  public Optional<CertificateRequest> findNamed(PartyId requester, String requestId) {
    return one("where named = ?", CertificateRequest.idOf(requester, requestId));
  }

  @Override
  public Optional<CertificateRequest> findFormer(PartyId requester, String requestId) {
    return one(
        """
        where id = (
          select request from certificate_request_before b
          where b.named = ? and b.requester <> certificate_request.requester)""",
        CertificateRequest.idOf(requester, requestId));
  }

  @Override
  public boolean wasInCase(MessageId request, String caseNumber) {
    return jdbc.sql(
            "select requester, sick_leave_case from certificate_request_before where request = ? and sick_leave_case is not null")
        .param(request.value())
        .query(
            (row, n) ->
                cases
                    .idOf(new PartyId(row.getString("requester")), caseNumber)
                    .value()
                    .equals(row.getObject("sick_leave_case", UUID.class)))
        .list()
        .contains(true);
  }

  @Override
  public List<CertificateRequest> openOf(CitizenKey citizen, PartyId requester) {
    return timelines.of(
        jdbc.sql(
                """
                select * from certificate_request
                where citizen = ? and requester = ?
                  and state not in ('CLOSED', 'DECLINED', 'RECALLED', 'WITHHELD')
                order by asked_at, id""")
            .params(citizen.hex(), requester.sor())
            .query((row, n) -> request(row))
            .list());
  }

  @Override
  public Optional<CertificateRequest> findConcernedBy(MessageId message) {
    return one(
        "where id = (select request from certificate_event where message = ? limit 1)", message);
  }

  @Override
  public Optional<CertificateRequest> lockConcernedBy(MessageId message) {
    return one(
        "where id = (select request from certificate_event where message = ? limit 1) for update",
        message);
  }

  private Optional<CertificateRequest> one(String where, MessageId id) {
    return jdbc.sql("select * from certificate_request " + where)
        .param(id.value())
        .query((row, n) -> request(row))
        .optional()
        .map(found -> timelines.of(List.of(found)).getFirst());
  }

  @Override
  public List<CertificateRequest> awaiting(
      CitizenKey citizen, String form, PartyId requester, PartyId answerer) {
    return timelines.of(
        jdbc.sql(
                """
            select * from certificate_request
            where citizen = ? and form = ? and requester = ? and answerer = ?
              and state in ('DELIVERED', 'ACCEPTED', 'RETURNED', 'EXPIRED')
            order by asked_at desc, id""")
            .params(citizen.hex(), form, requester.sor(), answerer.sor())
            .query((row, n) -> request(row))
            .list());
  }

  @Override
  public List<CertificateRequest> search(PartyId answerer, Query query) {
    StringBuilder sql =
        new StringBuilder(
            """
            select * from certificate_request
            where answerer = ? and state not in ('ORDERED', 'WITHHELD')""");
    List<Object> params = new ArrayList<>(List.of(answerer.sor()));
    if (!query.stages().isEmpty()) {
      and(sql, params, "state = any(?)", query.stages().toArray(String[]::new));
    }
    query.dueFrom().ifPresent(from -> and(sql, params, "due >= ?", Date.valueOf(from)));
    query.dueUntil().ifPresent(until -> and(sql, params, "due <= ?", Date.valueOf(until)));
    query.citizen().ifPresent(citizen -> and(sql, params, "citizen = ?", citizen.hex()));
    sql.append(" order by due, id limit ?");
    params.add(query.limit());
    return timelines.of(
        jdbc.sql(sql.toString()).params(params).query((row, n) -> request(row)).list());
  }

  private static void and(
      StringBuilder sql, List<Object> params, String condition, Object parameter) {
    sql.append(" and ").append(condition);
    params.add(parameter);
  }

  @Override
  public List<MessageId> due(Instant now, int limit) {
    return jdbc.sql(
            "select id from certificate_request where next_at <= ? order by next_at limit ?")
        .params(Timestamp.from(now), limit)
        .query((row, n) -> new MessageId(row.getObject("id", UUID.class)))
        .list();
  }

  @Override
  public void store(CertificateRequest request, Optional<Instant> next) {
    if (request.timeline().getLast().step() instanceof Step.HandedOver) {
      keepWhoAskedBefore(request);
    }
    Standing standing = request.standing();
    jdbc.sql(
            """
            insert into certificate_request (id, message, requester, answerer, citizen, form, due, state, particulars, asked_at, next_at, sick_leave_case, named)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set requester = excluded.requester, answerer = excluded.answerer,
              due = excluded.due, state = excluded.state, particulars = excluded.particulars,
              next_at = excluded.next_at, sick_leave_case = excluded.sick_leave_case,
              named = excluded.named""")
        .params(
            request.id().value(),
            request.message().value(),
            request.requester().sor(),
            standing.answerer().sor(),
            request.citizen().hex(),
            request.form(),
            Date.valueOf(standing.due()),
            standing.stage().code(),
            concealer.conceal(Json.bytes(request.particulars()), place(request.id())),
            Timestamp.from(request.askedAt()),
            next.map(Timestamp::from).orElse(null),
            cases.idOf(request.requester(), request.particulars().caseNumber()).value(),
            CertificateRequest.idOf(request.requester(), request.particulars().requestId()).value())
        .update();
    if (!timelines.append(request)) {
      throw new Refused(
          RefusalCode.ID_REUSED, "/RequestCertificate/RequestId", "The request was made before.");
    }
  }

  private void keepWhoAskedBefore(CertificateRequest request) {
    jdbc.sql(
            """
            insert into certificate_request_before (named, request, requester, sick_leave_case)
            select named, id, requester, sick_leave_case from certificate_request where id = ? and requester <> ?
            on conflict (named) do update set sick_leave_case = excluded.sick_leave_case""")
        .params(request.id().value(), request.requester().sor())
        .update();
  }

  @Override
  public void forget(MessageId message) {
    lockConcernedBy(message).ifPresent(request -> timelines.forget(request, message));
  }

  @Override
  public void plan(MessageId id, Optional<Instant> next) {
    jdbc.sql("update certificate_request set next_at = ? where id = ?")
        .params(next.map(Timestamp::from).orElse(null), id.value())
        .update();
  }

  private CertificateRequest request(ResultSet row) throws SQLException {
    MessageId id = new MessageId(row.getObject("id", UUID.class));
    return new CertificateRequest(
        id,
        new MessageId(row.getObject("message", UUID.class)),
        new PartyId(row.getString("requester")),
        new CitizenKey(row.getString("citizen")),
        row.getString("form"),
        Json.read(
            concealer.reveal(row.getBytes("particulars"), place(id)),
            CertificateRequest.Particulars.class),
        List.of());
  }

  private static String place(MessageId id) {
    return "certificate_request.particulars/" + id;
  }
}

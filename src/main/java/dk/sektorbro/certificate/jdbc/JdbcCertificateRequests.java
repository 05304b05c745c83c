package dk.sektorbro.certificate.jdbc;

import dk.sektorbro.certificate.CertificateRequest;
import dk.sektorbro.certificate.CertificateRequests;
import dk.sektorbro.certificate.clock.SickLeaveCase;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Concealer;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests in PostgreSQL; ids the parties chose, and the case, as ciphertext. */
public final class JdbcCertificateRequests implements CertificateRequests {

  private final JdbcClient jdbc;
  private final Concealer concealer;

  public JdbcCertificateRequests(JdbcClient jdbc, Concealer concealer) {
    this.jdbc = jdbc;
    this.concealer = concealer;
  }

  @Override
  public Optional<CertificateRequest> find(MessageId id) {
    return one("where id = ?", id);
  }

  @Override
  public Optional<CertificateRequest> lock(MessageId id) {
    return one("where id = ? for update", id);
  }

  @Override
  public Optional<CertificateRequest> lockConcernedBy(MessageId message) {
    return one("where ? in (message, answer) for update", message);
  }

  private Optional<CertificateRequest> one(String where, MessageId id) {
    return jdbc.sql("select * from certificate_request " + where)
        .param(id.value())
        .query((row, n) -> request(row))
        .optional();
  }

  @Override
  public void store(CertificateRequest request) {
    jdbc.sql(
            """
            insert into certificate_request (id, message, requester, answerer, citizen, form, due, state, answer, particulars, sick_leave_case)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set state = excluded.state, answer = excluded.answer""")
        .params(
            request.id().value(),
            request.message().value(),
            request.requester().sor(),
            request.answerer().sor(),
            request.citizen().hex(),
            request.form(),
            Date.valueOf(request.due()),
            request.state().name(),
            request.answer().map(MessageId::value).orElse(null),
            concealer.conceal(Json.bytes(request.particulars()), place(request.id())),
            SickLeaveCase.idOf(request.requester(), request.particulars().caseNumber()).value())
        .update();
  }

  private CertificateRequest request(ResultSet row) throws SQLException {
    MessageId id = new MessageId(row.getObject("id", UUID.class));
    return new CertificateRequest(
        id,
        new MessageId(row.getObject("message", UUID.class)),
        new PartyId(row.getString("requester")),
        new PartyId(row.getString("answerer")),
        new CitizenKey(row.getString("citizen")),
        row.getString("form"),
        row.getDate("due").toLocalDate(),
        CertificateRequest.State.valueOf(row.getString("state")),
        Optional.ofNullable(row.getObject("answer", UUID.class)).map(MessageId::new),
        Json.read(
            concealer.reveal(row.getBytes("particulars"), place(id)),
            CertificateRequest.Particulars.class));
  }

  private static String place(MessageId id) {
    return "certificate_request.particulars/" + id;
  }
}

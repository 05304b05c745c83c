package dk.sektorbro.certificate.jdbc;

import dk.sektorbro.certificate.CertificateRequest;
import dk.sektorbro.certificate.Event;
import dk.sektorbro.certificate.Step;
import dk.sektorbro.exchange.Concealer;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happened to each request, in PostgreSQL; the particulars of each event as ciphertext. */
final class JdbcTimelines {

  private final JdbcClient jdbc;
  private final Concealer concealer;

  JdbcTimelines(JdbcClient jdbc, Concealer concealer) {
    this.jdbc = jdbc;
    this.concealer = concealer;
  }

  /** Names the step's type, which JSON of the step alone leaves out. */
  record Kept(Step step) {}

  private record Happened(MessageId request, Event event) {}

  /** The same requests, each with what happened to it. */
  List<CertificateRequest> of(List<CertificateRequest> requests) {
    if (requests.isEmpty()) {
      return List.of();
    }
    Map<MessageId, List<Event>> timelines =
        jdbc
            .sql(
                """
                select e.*, r.answerer, r.due from certificate_event e join certificate_request r on r.id = e.request
                where e.request = any(?) order by e.request, e.number""")
            .param(requests.stream().map(each -> each.id().value()).toArray(UUID[]::new))
            .query(
                (row, n) -> {
                  MessageId of = new MessageId(row.getObject("request", UUID.class));
                  return new Happened(of, event(of, row));
                })
            .list()
            .stream()
            .collect(
                Collectors.groupingBy(
                    Happened::request, Collectors.mapping(Happened::event, Collectors.toList())));
    return requests.stream()
        .map(each -> each.with(timelines.getOrDefault(each.id(), List.of())))
        .toList();
  }

  private Event event(MessageId request, ResultSet row) throws SQLException {
    return new Event(
        row.getObject("at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getString("actor")).map(PartyId::new),
        Optional.ofNullable(row.getObject("message", UUID.class)).map(MessageId::new),
        step(request, row));
  }

  private Step step(MessageId request, ResultSet row) throws SQLException {
    byte[] particulars = row.getBytes("particulars");
    if (particulars != null) {
      return Json.read(
              concealer.reveal(particulars, place(request, row.getInt("number"))), Kept.class)
          .step();
    }
    return switch (row.getString("what")) {
      case "ordered" ->
          new Step.Ordered(
              new PartyId(row.getString("answerer")), row.getDate("due").toLocalDate());
      case "arrived" -> new Step.Arrived();
      case "answered" -> new Step.Answered(false);
      default -> new Step.NotShared(false);
    };
  }

  /**
   * Writes what is new in a request's timeline.
   *
   * @return false where all of it was written before
   */
  boolean append(CertificateRequest request) {
    int stored =
        jdbc.sql("select count(*) from certificate_event where request = ?")
            .param(request.id().value())
            .query(Integer.class)
            .single();
    for (int number = stored; number < request.timeline().size(); number++) {
      note(request.id(), number, request.timeline().get(number));
    }
    return stored < request.timeline().size();
  }

  private void note(MessageId request, int number, Event event) {
    jdbc.sql(
            """
            insert into certificate_event (request, number, what, at, actor, message, particulars)
            values (?, ?, ?, ?, ?, ?, ?)""")
        .params(
            request.value(),
            number,
            event.step().code(),
            Timestamp.from(event.at()),
            event.by().map(PartyId::sor).orElse(null),
            event.message().map(MessageId::value).orElse(null),
            concealer.conceal(Json.bytes(new Kept(event.step())), place(request, number)))
        .update();
  }

  /** Forgets the words that came with a message. */
  void forget(CertificateRequest request, MessageId message) {
    for (int number = 0; number < request.timeline().size(); number++) {
      Event event = request.timeline().get(number);
      if (event.message().filter(message::equals).isPresent()) {
        rewrite(request.id(), number, event.step().withoutWords());
      }
    }
  }

  private void rewrite(MessageId request, int number, Step step) {
    jdbc.sql("update certificate_event set particulars = ? where request = ? and number = ?")
        .params(
            concealer.conceal(Json.bytes(new Kept(step)), place(request, number)),
            request.value(),
            number)
        .update();
  }

  private static String place(MessageId request, int number) {
    return "certificate_event.particulars/" + request + "/" + number;
  }
}

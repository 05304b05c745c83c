package dk.sektorbro.operation;

import dk.sektorbro.certificate.AnswerDoubts;
import dk.sektorbro.delivery.DoubtDesk;
import dk.sektorbro.exchange.MessageId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** Shows administrators the answers that fit several requests, and lets them say which it is. */
@Endpoint(id = "certificatedoubts")
final class CertificateDoubtsEndpoint {

  private final DoubtDesk desk;

  CertificateDoubtsEndpoint(DoubtDesk desk) {
    this.desk = desk;
  }

  /** Oldest first. */
  @ReadOperation
  Listing doubts() {
    return new Listing(desk.open().stream().map(Doubt::of).toList());
  }

  /** The answer goes on as the answer to that request, one of its candidates. */
  @WriteOperation
  Done match(String answer, String request, SecurityContext who) {
    MessageId message;
    MessageId chosen;
    try {
      message = MessageId.parse(answer);
      chosen = MessageId.parse(request);
    } catch (IllegalArgumentException e) {
      throw new InvalidEndpointRequestException("A parameter cannot be used", "Unusable parameter");
    }
    return new Done(desk.decide(message, chosen, Operator.of(who)));
  }

  /** What is to be decided. */
  record Listing(List<Doubt> doubts) {}

  /** Whether it was done. */
  record Done(boolean matched) {}

  /**
   * @param candidates newest first
   */
  record Doubt(
      String answer,
      String answerer,
      String requester,
      String form,
      Instant since,
      List<Candidate> candidates) {

    static Doubt of(AnswerDoubts.Doubt doubt) {
      return new Doubt(
          doubt.answer().toString(),
          doubt.answerer().sor(),
          doubt.requester().sor(),
          doubt.form(),
          doubt.since(),
          doubt.candidates().stream()
              .map(each -> new Candidate(each.request().toString(), each.askedAt(), each.due()))
              .toList());
    }
  }

  /** A request that the answer may belong to. */
  record Candidate(String request, Instant askedAt, LocalDate due) {}
}

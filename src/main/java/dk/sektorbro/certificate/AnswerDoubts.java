package dk.sektorbro.certificate;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Answers that name no request and fit several. A person decides which one each belongs to. Writing
 * joins the caller's transaction.
 */
public interface AnswerDoubts {

  void open(Doubt doubt);

  /** Those nobody has decided, oldest first. */
  List<Doubt> open();

  Optional<Doubt> find(MessageId answer);

  /** Notes the decision; empty takes it back. */
  void choose(MessageId answer, Optional<MessageId> request);

  /**
   * @param answer the message
   * @param candidates the requests that it may belong to, newest first
   * @param chosen what a person decided
   */
  record Doubt(
      MessageId answer,
      PartyId answerer,
      PartyId requester,
      String form,
      Instant since,
      List<Candidate> candidates,
      Optional<MessageId> chosen) {}

  /** A request that an answer may belong to. */
  record Candidate(MessageId request, Instant askedAt, LocalDate due) {}
}

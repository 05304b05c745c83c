package dk.sektorbro.certificate;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.CertificateAnswered;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Psychiatry answers a request, or declines it: the one it names, else the one that is open between
 * these two about this citizen by this form. Where several are, a person decides.
 */
public final class AnswerCertificate {

  private static final String TASK = "Bundle.entry.resource.ofType(Task)";

  private final CertificateRequests requests;
  private final AnswerDoubts doubts;
  private final Dialogue dialogue;
  private final Clock clock;

  public AnswerCertificate(
      CertificateRequests requests, AnswerDoubts doubts, Dialogue dialogue, Clock clock) {
    this.requests = requests;
    this.doubts = doubts;
    this.dialogue = dialogue;
    this.clock = clock;
  }

  /**
   * @throws Refused when there is no such open request between these two about this citizen
   */
  public void handle(
      MessageId message,
      PartyId answerer,
      PartyId requester,
      CitizenKey citizen,
      CertificateAnswered answered) {
    if (answered.requestId().isPresent()) {
      CertificateRequest request =
          requests
              .lockNamed(requester, answered.requestId().get())
              .filter(asked -> asked.citizen().equals(citizen))
              .filter(asked -> asked.form().equals(answered.form()))
              .filter(asked -> asked.standing().answerer().equals(answerer))
              .filter(asked -> !(asked.standing().stage() instanceof Stage.Withheld))
              .orElseThrow(
                  () ->
                      unknown(
                          ".identifier",
                          "No request with this id was sent to you by this receiver about this citizen for this form."));
      take(request, message, answerer, answered.outcome(), false);
      return;
    }
    List<CertificateRequest> candidates =
        requests.awaiting(citizen, answered.form(), requester, answerer);
    if (candidates.isEmpty()) {
      throw unknown(
          "",
          "The answer names no request, and none of this receiver's is open with you about this citizen for this form.");
    }
    if (candidates.size() == 1) {
      take(
          mustBeWith(locked(candidates.getFirst()), answerer),
          message,
          answerer,
          answered.outcome(),
          true);
    } else {
      doubts.open(
          new AnswerDoubts.Doubt(
              message,
              answerer,
              requester,
              answered.form(),
              clock.instant(),
              candidates.stream().map(AnswerCertificate::candidate).toList(),
              Optional.empty()));
    }
  }

  /**
   * What a person decided on an answer that fits several requests; empty as long as nobody has.
   *
   * @throws Refused when the chosen request cannot be answered any longer
   */
  public Optional<CertificateRequest> decided(MessageId message, CertificateAnswered answered) {
    return doubts
        .find(message)
        .flatMap(
            doubt ->
                doubt
                    .chosen()
                    .flatMap(requests::lock)
                    .map(
                        request ->
                            take(
                                mustBeWith(request, doubt.answerer()),
                                message,
                                doubt.answerer(),
                                answered.outcome(),
                                true)));
  }

  private static CertificateRequest mustBeWith(CertificateRequest request, PartyId answerer) {
    if (!request.standing().answerer().equals(answerer)) {
      throw new Refused(
          RefusalCode.REQUEST_FORWARDED, TASK, "The request is with another unit by now.");
    }
    return request;
  }

  private CertificateRequest take(
      CertificateRequest request,
      MessageId message,
      PartyId answerer,
      CertificateAnswered.Outcome outcome,
      boolean matched) {
    Step step =
        switch (outcome) {
          case CertificateAnswered.Outcome.Answered answer -> new Step.Answered(matched);
          case CertificateAnswered.Outcome.Declined declined ->
              new Step.Declined(declined.reason());
        };
    try {
      return dialogue.take(request, step, Optional.of(answerer), Optional.of(message));
    } catch (Stage.IllegalStep illegal) {
      throw new Refused(illegal.code(), TASK, illegal.explanation());
    }
  }

  private CertificateRequest locked(CertificateRequest found) {
    return requests.lock(found.id()).orElseThrow();
  }

  private static AnswerDoubts.Candidate candidate(CertificateRequest request) {
    return new AnswerDoubts.Candidate(request.id(), request.askedAt(), request.standing().due());
  }

  private static Refused unknown(String element, String explanation) {
    return new Refused(RefusalCode.REQUEST_UNKNOWN, TASK + element, explanation);
  }
}

package dk.sektorbro.certificate;

import dk.sektorbro.exchange.MessageId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Takes requests through the steps that time brings. */
public final class LetTimePass {

  private static final Duration AGAIN = Duration.ofMinutes(15);

  private final CertificateRequests requests;
  private final Dialogue dialogue;
  private final Clock clock;

  public LetTimePass(CertificateRequests requests, Dialogue dialogue, Clock clock) {
    this.requests = requests;
    this.dialogue = dialogue;
    this.clock = clock;
  }

  /** A reminder that is to be sent. */
  public record Due(CertificateRequest request, MessageId message, Step.Reminded reminder) {}

  /** Requests that time brings something to by now. */
  public List<MessageId> due(int limit) {
    return requests.due(clock.instant(), limit);
  }

  /**
   * One request through its next step, in the caller's transaction; nothing where somebody else has
   * it in hand.
   *
   * @return the reminder to be sent, where the step is one
   */
  public Optional<Due> pass(MessageId id) {
    return requests.lockIfFree(id).flatMap(this::pass);
  }

  /** One that cannot go on now, so that it does not stand in the way of those behind it. */
  public void postpone(MessageId id) {
    requests.plan(id, Optional.of(clock.instant().plus(AGAIN)));
  }

  private Optional<Due> pass(CertificateRequest request) {
    MessageId message = request.id().consequence("reminder/" + request.timeline().size());
    return dialogue
        .takeDue(request, message)
        .filter(Step.Reminded.class::isInstance)
        .map(step -> new Due(request, message, (Step.Reminded) step));
  }
}

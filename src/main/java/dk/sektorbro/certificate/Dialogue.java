package dk.sektorbro.certificate;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.audit.AuditEvent;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes a request through one step: is it possible, note it, and plan what time brings next. */
public final class Dialogue {

  private final CertificateForms forms;
  private final CertificateRequests requests;
  private final RequestClock timing;
  private final Audit audit;
  private final Clock clock;

  public Dialogue(
      CertificateForms forms,
      CertificateRequests requests,
      RequestClock timing,
      Audit audit,
      Clock clock) {
    this.forms = forms;
    this.requests = requests;
    this.timing = timing;
    this.audit = audit;
    this.clock = clock;
  }

  /** A new request, in the caller's transaction. */
  CertificateRequest open(CertificateRequest asked) {
    return kept(asked, asked.timeline().getFirst());
  }

  /**
   * In the caller's transaction, which has locked the request.
   *
   * @throws Stage.IllegalStep where the step leads nowhere
   */
  CertificateRequest take(
      CertificateRequest request, Step step, Optional<PartyId> by, Optional<MessageId> message) {
    Stage now = request.standing().stage();
    if (step instanceof Step.Declined && forms.get(request.form()).obligatory()) {
      throw new Stage.IllegalStep(
          RefusalCode.DECLINE_NOT_ALLOWED,
          "The doctor is obliged to give this form. Answer it, or forward it to the right unit.");
    }
    Stage unused = now.after(step);
    return noted(request, step, by, message);
  }

  /**
   * The same for what its requester does, as far as the requester knows: an answer still on its way
   * to them neither stops it nor is told of, and what no longer fits it then changes nothing.
   *
   * @throws Stage.IllegalStep where the step leads nowhere from what the requester knows
   */
  CertificateRequest takeFromRequester(CertificateRequest request, Step step, MessageId message) {
    Stage unused = request.asTheRequesterKnowsIt().standing().stage().after(step);
    return noted(request, step, Optional.of(request.requester()), Optional.of(message));
  }

  private CertificateRequest noted(
      CertificateRequest request, Step step, Optional<PartyId> by, Optional<MessageId> message) {
    Event event = new Event(clock.instant(), by, message, step);
    return kept(request.and(event), event);
  }

  private CertificateRequest kept(CertificateRequest request, Event event) {
    requests.store(
        request,
        timing
            .next(forms.get(request.form()), request.standing(), event.at())
            .map(RequestClock.Timed::at));
    audit.record(
        new AuditEvent(
            "certificate." + event.step().code(),
            event.at(),
            event.by(),
            Optional.of(request.id()),
            Optional.of(request.citizen()),
            request.standing().stage().code(),
            List.of()));
    return request;
  }

  /**
   * What time brings to the request at this moment; only plans anew where it is not due yet.
   *
   * @param reminder the id of the message, where it is a reminder
   */
  Optional<Step> takeDue(CertificateRequest request, MessageId reminder) {
    Instant now = clock.instant();
    Optional<RequestClock.Timed> next =
        timing.next(forms.get(request.form()), request.standing(), now);
    Optional<Step> due =
        next.filter(timed -> !timed.at().isAfter(now)).map(RequestClock.Timed::step);
    if (due.isEmpty()) {
      requests.plan(request.id(), next.map(RequestClock.Timed::at));
      return due;
    }
    CertificateRequest unused =
        take(
            request,
            due.get(),
            Optional.empty(),
            due.filter(Step.Reminded.class::isInstance).map(step -> reminder));
    return due;
  }
}

package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.certificate.CertificateRequest;
import dk.sektorbro.certificate.MoveRequests;
import dk.sektorbro.consent.ConsentRegistry;
import dk.sektorbro.consent.ConsentSight;
import dk.sektorbro.consent.Policies;
import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.consent.ShareRequest;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.participant.ParticipantDirectory;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Open requests for certificates that a jobcentre left: from their hand-over on the jobcentre of
 * the new municipality asks, and whoever is to answer is told so.
 */
final class RequestsLeft implements LeftBehind {

  private final MoveRequests requests;
  private final Reminders reminders;
  private final DisclosureGate gate;
  private final ConsentRegistry consents;
  private final ConsentSight sight;
  private final Policies policies;
  private final ParticipantDirectory directory;
  private final Trail trail;
  private final Clock clock;

  RequestsLeft(
      MoveRequests requests,
      Reminders reminders,
      DisclosureGate gate,
      ConsentRegistry consents,
      ConsentSight sight,
      Policies policies,
      ParticipantDirectory directory,
      Audit audit,
      Clock clock) {
    this.requests = requests;
    this.reminders = reminders;
    this.gate = gate;
    this.consents = consents;
    this.sight = sight;
    this.policies = policies;
    this.directory = directory;
    this.trail = new Trail(audit, clock);
    this.clock = clock;
  }

  @Override
  public List<Piece> of(CitizenKey citizen, PartyId gone) {
    return requests.left(citizen, gone).stream()
        .map(CertificateRequest::id)
        .<Piece>map(
            id ->
                heir ->
                    requests.waiting(id, gone).filter(each -> pass(each, gone, heir)).isPresent())
        .toList();
  }

  @Override
  public boolean mayGrow(CitizenKey citizen, PartyId gone) {
    return requests.isAnyUnderWay(citizen, gone);
  }

  private boolean pass(CertificateRequest request, PartyId gone, PartyId heir) {
    return cases(request, heir)
        .map(caseNumber -> requests.asFor(request, heir, caseNumber))
        .filter(requests::isNew)
        .anyMatch(asked -> passIfAllowed(asked, gone));
  }

  /** The old number of the case, and those that consents of the new jobcentre's name. */
  private Stream<String> cases(CertificateRequest request, PartyId heir) {
    return Stream.concat(
            Stream.of(request.particulars().caseNumber()),
            consents.of(request.citizen()).stream()
                .filter(consent -> sight.concerns(consent, heir))
                .flatMap(consent -> policies.of(consent, request.citizen()).cases().stream()))
        .distinct();
  }

  private boolean passIfAllowed(CertificateRequest asked, PartyId gone) {
    Instant now = clock.instant();
    MessageId news =
        asked.id().consequence("handed-over/" + asked.requester() + "/" + asked.timeline().size());
    ShareRequest question = question(asked, news, now);
    Optional<ShareDecision.Permit> permit = gate.byConsent(question);
    if (permit.isEmpty()) {
      return false;
    }
    CertificateRequest handedOver = requests.handOver(asked, news);
    trail.handedOver(
        Handovers.REQUEST_HANDED_OVER,
        gone,
        handedOver.requester(),
        Optional.of(handedOver.id()),
        asked.citizen(),
        MessageKind.CERTIFICATE_REQUEST,
        Releaser.grounds(permit.get()));
    directory
        .find(handedOver.standing().answerer())
        .filter(answerer -> answerer.takes().contains(MessageKind.CERTIFICATE_REMINDER))
        .ifPresent(
            answerer ->
                reminders.release(
                    envelope(handedOver, news, now), answerer, question, permit.get()));
    return true;
  }

  /** What lets the answer, by consent, come to whoever asks. */
  Optional<ShareDecision.Permit> mayBeAnswered(CertificateRequest asked, Instant at) {
    return gate.byConsent(question(asked, asked.id(), at));
  }

  private ShareRequest question(CertificateRequest asked, MessageId message, Instant at) {
    return gate.question(
        envelope(asked, message, at),
        Reminders.handedOver(asked, at),
        Optional.empty(),
        Reminders.KIND,
        Reminders.PURPOSES,
        Optional.of(asked));
  }

  private Envelope envelope(CertificateRequest asked, MessageId message, Instant at) {
    return new Envelope(
        message,
        MessageKind.CERTIFICATE_REMINDER,
        directory.hub().id(),
        asked.standing().answerer(),
        Optional.of(asked.citizen()),
        Optional.empty(),
        at);
  }
}

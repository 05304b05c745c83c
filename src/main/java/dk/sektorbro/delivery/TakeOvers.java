package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.audit.AuditEvent;
import dk.sektorbro.certificate.CertificateRequest;
import dk.sektorbro.certificate.CertificateRequests;
import dk.sektorbro.certificate.MoveRequests;
import dk.sektorbro.consent.Consent;
import dk.sektorbro.consent.ConsentRegistry;
import dk.sektorbro.consent.ConsentTerms;
import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.consent.ShareRequest;
import dk.sektorbro.course.move.Moves;
import dk.sektorbro.course.move.Residence;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Faults;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.participant.ParticipantDirectory;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands over what a jobcentre had of a citizen who has moved, each item as soon as the gate lets
 * the jobcentre of the new municipality have it: a request for a certificate becomes that
 * jobcentre's to ask for, and the plan is told to it. Done again it does nothing more.
 */
final class TakeOvers {

  private static final Logger LOG = LoggerFactory.getLogger(TakeOvers.class);
  private static final int AT_ONCE = 500;

  private final Moves moves;
  private final MoveRequests requests;
  private final CertificateRequests open;
  private final PlanNews plans;
  private final Reminders reminders;
  private final DisclosureGate gate;
  private final ConsentRegistry consents;
  private final ParticipantDirectory directory;
  private final Audit audit;
  private final UnitOfWork transactions;
  private final Clock clock;

  TakeOvers(
      Moves moves,
      MoveRequests requests,
      CertificateRequests open,
      PlanNews plans,
      Reminders reminders,
      DisclosureGate gate,
      ConsentRegistry consents,
      ParticipantDirectory directory,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    this.moves = moves;
    this.requests = requests;
    this.open = open;
    this.plans = plans;
    this.reminders = reminders;
    this.gate = gate;
    this.consents = consents;
    this.directory = directory;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What no change of a consent brought about, such as after a crash. */
  void run() {
    List<CitizenKey> page = open.moved(Optional.empty(), AT_ONCE);
    while (!page.isEmpty()) {
      page.forEach(this::quietly);
      page = open.moved(Optional.of(page.getLast()), AT_ONCE);
    }
  }

  /** The same as {@link #of}; what fails is tried again later. */
  void quietly(CitizenKey citizen) {
    try {
      of(citizen);
    } catch (RuntimeException e) {
      LOG.warn("A hand-over is tried again later", Faults.withoutText(e));
    }
  }

  /** Everything of the citizen that can be handed over now, each item by itself. */
  void of(CitizenKey citizen) {
    if (moves.of(citizen).isEmpty()) {
      return;
    }
    for (PartyId gone : moves.residenceOf(citizen).left()) {
      requests.left(citizen, gone).stream()
          .map(CertificateRequest::id)
          .forEach(
              id ->
                  pass(
                      citizen,
                      gone,
                      heir ->
                          requests.waiting(id, gone).filter(each -> pass(each, heir)).isPresent()));
      pass(citizen, gone, heir -> plans.tellHeir(citizen, gone, heir));
    }
  }

  /** Two hubs do it one after another, and the second finds it done. */
  private void pass(CitizenKey citizen, PartyId gone, Predicate<PartyId> item) {
    transactions.run(
        () -> {
          moves.lock(citizen);
          Residence residence = moves.residenceOf(citizen);
          if (residence.heirOf(gone).filter(item).isPresent()) {
            moves.store(residence.departure(gone).orElseThrow().handedOver(clock.instant()));
          }
        });
  }

  private boolean pass(CertificateRequest request, PartyId heir) {
    return cases(request, heir)
        .map(caseNumber -> requests.asFor(request, heir, caseNumber))
        .filter(requests::isNew)
        .anyMatch(this::passIfAllowed);
  }

  /** The old number of the case, and those that consents give the new jobcentre's. */
  private Stream<String> cases(CertificateRequest request, PartyId heir) {
    return Stream.concat(
            Stream.of(request.particulars().caseNumber()),
            consents.of(request.citizen()).stream()
                .map(Consent::said)
                .filter(ConsentTerms.class::isInstance)
                .map(ConsentTerms.class::cast)
                .filter(terms -> terms.recipients().contains(heir))
                .map(ConsentTerms::caseNumber))
        .distinct();
  }

  private boolean passIfAllowed(CertificateRequest asked) {
    Instant now = clock.instant();
    MessageId news =
        asked.id().consequence("handed-over/" + asked.requester() + "/" + asked.timeline().size());
    ShareRequest question = question(asked, news, now);
    if (!(gate.decide(question) instanceof ShareDecision.Permit permit)
        || !DisclosureGate.isByConsent(permit)) {
      return false;
    }
    CertificateRequest handedOver = requests.handOver(asked, news);
    note("request.handed-over", handedOver.requester(), handedOver.id(), asked.citizen(), permit);
    directory
        .find(handedOver.standing().answerer())
        .filter(answerer -> answerer.takes().contains(MessageKind.CERTIFICATE_REMINDER))
        .ifPresent(
            answerer ->
                reminders.release(envelope(handedOver, news, now), answerer, question, permit));
    return true;
  }

  /** Whether the answer might come to whoever asks. */
  ShareRequest question(CertificateRequest asked, MessageId message, Instant at) {
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

  private void note(
      String what, PartyId to, MessageId about, CitizenKey citizen, ShareDecision permit) {
    audit.record(
        new AuditEvent(
            what,
            clock.instant(),
            Optional.of(to),
            Optional.of(about),
            Optional.of(citizen),
            "permit",
            List.copyOf(Releaser.grounds(permit))));
  }
}

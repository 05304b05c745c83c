package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.certificate.CertificateRequest;
import dk.sektorbro.certificate.CertificateRequests;
import dk.sektorbro.certificate.Event;
import dk.sektorbro.certificate.LetTimePass;
import dk.sektorbro.certificate.Stage.Awaiting;
import dk.sektorbro.certificate.Step;
import dk.sektorbro.certificate.UndoDisclosure;
import dk.sektorbro.consent.Purpose;
import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.consent.ShareRequest;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Faults;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.content.CertificateNotice;
import dk.sektorbro.exchange.content.CertificateNotice.Matter;
import dk.sektorbro.exchange.content.Urgency;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What time does to requests for certificates, and the hub's own reminders. A reminder names the
 * request and no citizen, and leaves only where the answer might come: consent is decided when it
 * is due, and again at Dispatch.
 */
public final class Reminders {

  private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);

  private static final int AT_ONCE = 500;
  static final String KIND = MessageKind.CERTIFICATE_REMINDER.code();
  private static final String HANDED_OVER =
      "Borgeren er flyttet. Svaret ventes nu af det jobcenter, der står som rekvirent; fristen er den samme.";
  static final String PURPOSES =
      Arrays.stream(Purpose.values()).map(Purpose::code).collect(Collectors.joining(","));

  private final LetTimePass time;
  private final CertificateRequests requests;
  private final UndoDisclosure undo;
  private final DisclosureGate gate;
  private final Ledger ledger;
  private final HeldStore held;
  private final ParticipantDirectory directory;
  private final Trail trail;
  private final UnitOfWork transactions;
  private final Clock clock;

  Reminders(
      LetTimePass time,
      CertificateRequests requests,
      UndoDisclosure undo,
      DisclosureGate gate,
      Ledger ledger,
      HeldStore held,
      ParticipantDirectory directory,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    this.time = time;
    this.requests = requests;
    this.undo = undo;
    this.gate = gate;
    this.ledger = ledger;
    this.held = held;
    this.directory = directory;
    this.trail = new Trail(audit, clock);
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Everything that is due by now, each request in a transaction of its own. Safe to repeat, and to
   * break off anywhere.
   */
  public void run() {
    Set<MessageId> seen = new HashSet<>();
    List<MessageId> due;
    do {
      due = time.due(AT_ONCE);
      due.forEach(this::pass);
    } while (due.size() == AT_ONCE && seen.addAll(due));
  }

  /** One that cannot go on keeps none of the others from it. */
  private void pass(MessageId request) {
    try {
      transactions.run(() -> time.pass(request).ifPresent(this::send));
    } catch (RuntimeException e) {
      LOG.warn("Time cannot take request {} on now", request, Faults.withoutText(e));
      transactions.run(() -> time.postpone(request));
    }
  }

  private void send(LetTimePass.Due due) {
    CertificateRequest request = due.request();
    Optional<Participant> answerer =
        directory
            .find(request.standing().answerer())
            .filter(party -> party.takes().contains(MessageKind.CERTIFICATE_REMINDER));
    if (answerer.isEmpty()) {
      return; // the timeline has it for the requester, who reminds another way
    }
    Instant now = clock.instant();
    Envelope envelope =
        new Envelope(
            due.message(),
            MessageKind.CERTIFICATE_REMINDER,
            directory.hub().id(),
            answerer.get().id(),
            Optional.of(request.citizen()),
            Optional.empty(),
            now);
    ShareRequest question =
        gate.question(
            envelope, notice(request, due.reminder(), now), Optional.empty(), KIND, PURPOSES);
    ShareDecision decision = gate.decide(question);
    switch (decision) {
      case ShareDecision.Permit permit -> release(envelope, answerer.get(), question, permit);
      case ShareDecision.Deny deny -> withhold(envelope, decision);
      case ShareDecision.NoConsent none -> withhold(envelope, decision);
    }
  }

  /** Puts a word to whoever is to answer on its way, in the caller's transaction. */
  void release(
      Envelope envelope, Participant answerer, ShareRequest question, ShareDecision.Permit permit) {
    open(
        envelope,
        MessageState.RELEASED,
        Json.write(new Disclosure(question, permit.obligations())));
    trail.step("message.released", envelope, "permit", Releaser.grounds(permit));
    held.hold(envelope, Held.toRemind(envelope, answerer.language(), envelope.acceptedAt()));
  }

  private void withhold(Envelope envelope, ShareDecision decision) {
    open(envelope, MessageState.WITHHELD, "");
    undo.handle(envelope.id(), false);
    trail.step("message.withheld", envelope, "no-consent", Releaser.grounds(decision));
  }

  private void open(Envelope envelope, MessageState state, String disclosure) {
    String id = envelope.id().toString();
    ledger.open(
        new Ledger.Entry(
            envelope,
            state,
            "reminder",
            new Ledger.Particulars(
                id,
                id,
                Optional.empty(),
                Optional.empty(),
                Optional.of(disclosure).filter(text -> !text.isEmpty())),
            0,
            envelope.acceptedAt()));
  }

  /** The reminder to be written; nothing where the answer came first. */
  public void compose(@ExchangeProperty(Property.ENVELOPE) Envelope envelope, Exchange exchange) {
    exchange.getMessage().setBody(transactions.inOne(() -> stillNeeded(envelope)).orElse(null));
  }

  private Optional<CertificateNotice> stillNeeded(Envelope envelope) {
    Ledger.Entry entry = ledger.lock(envelope.id()).orElseThrow();
    CertificateRequest request = requests.lockConcernedBy(envelope.id()).orElseThrow();
    if (entry.state() != MessageState.RELEASED) {
      return Optional.empty();
    }
    if (!(request.standing().stage() instanceof Awaiting)) {
      ledger.move(envelope.id(), MessageState.RECALLED, "answered", clock.instant());
      trail.step("message.recalled", envelope, "answered");
      return Optional.empty();
    }
    return request.timeline().stream()
        .filter(event -> event.message().filter(envelope.id()::equals).isPresent())
        .flatMap(event -> notice(request, event).stream())
        .findFirst();
  }

  private static Optional<CertificateNotice> notice(CertificateRequest request, Event event) {
    return switch (event.step()) {
      case Step.Reminded reminded -> Optional.of(notice(request, reminded, event.at()));
      case Step.HandedOver handedOver -> Optional.of(handedOver(request, event.at()));
      default -> Optional.empty();
    };
  }

  /** Tells whoever is to answer that another jobcentre asks now. */
  static CertificateNotice handedOver(CertificateRequest request, Instant at) {
    return new CertificateNotice(
        Optional.empty(),
        request.particulars().requestId(),
        Optional.of(request.reference()),
        new Matter.Reminder(Urgency.ROUTINE, 0, Optional.of(HANDED_OVER)),
        Optional.empty(),
        at);
  }

  private static CertificateNotice notice(
      CertificateRequest request, Step.Reminded reminder, Instant at) {
    return new CertificateNotice(
        Optional.empty(),
        request.particulars().requestId(),
        Optional.of(request.reference()),
        new Matter.Reminder(reminder.urgency(), reminder.number(), Optional.empty()),
        Optional.empty(),
        at);
  }
}

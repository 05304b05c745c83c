package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.certificate.NoteArrival;
import dk.sektorbro.consent.SecurityOfficer;
import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.large.Expansion;
import dk.sektorbro.exchange.large.LargeStore;
import dk.sektorbro.participant.Delivery;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.participant.Sealing;
import dk.sektorbro.seal.Handover;
import dk.sektorbro.seal.Notary;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/** The last hop: into the receiver's mailbox, or to the receiver's own interface. */
public final class Courier {

  private final ParticipantDirectory directory;
  private final Ledger ledger;
  private final MailboxStore mailboxes;
  private final LargeStore large;
  private final Expansion expansion;
  private final List<Push> pushes;
  private final GatewayKey gateway;
  private final Stopper stopper;
  private final Notary notary;
  private final NoteArrival arrivals;
  private final SealedGate gate;
  private final AcknowledgementRules acknowledgements;
  private final PartyCircuits circuits;
  private final HeldStore held;
  private final Places places;
  private final Trail trail;
  private final WithoutConsentReports withoutConsent;
  private final UnitOfWork transactions;
  private final Clock clock;

  Courier(
      ParticipantDirectory directory,
      Ledger ledger,
      MailboxStore mailboxes,
      LargeStore large,
      List<Push> pushes,
      GatewayKey gateway,
      Stopper stopper,
      Notary notary,
      NoteArrival arrivals,
      SealedGate gate,
      AcknowledgementRules acknowledgements,
      PartyCircuits circuits,
      HeldStore held,
      Audit audit,
      SecurityOfficer officer,
      UnitOfWork transactions,
      Clock clock) {
    this.directory = directory;
    this.ledger = ledger;
    this.mailboxes = mailboxes;
    this.large = large;
    this.expansion = new Expansion(large);
    this.pushes = pushes;
    this.gateway = gateway;
    this.stopper = stopper;
    this.notary = notary;
    this.arrivals = arrivals;
    this.gate = gate;
    this.acknowledgements = acknowledgements;
    this.circuits = circuits;
    this.held = held;
    this.places = new Places(held, ledger);
    this.trail = new Trail(audit, clock);
    this.withoutConsent = new WithoutConsentReports(trail, officer);
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * @throws PartyUnreachable when the receiver does not answer
   * @throws DeliveryFailed when it answers with a technical error
   */
  public void deliver(
      @ExchangeProperty(Property.ENVELOPE) Envelope envelope,
      @ExchangeProperty(Property.SEALED) byte[] sealed,
      @ExchangeProperty(Property.LANGUAGE) Language language,
      @ExchangeProperty(Property.SHARE_DECISION) ShareDecision decision,
      Exchange exchange) {
    Participant receiver = directory.get(envelope.receiver());
    exchange.getMessage().setBody(null);
    switch (receiver.delivery()) {
      case Delivery.Mailbox mailbox -> place(envelope, receiver.sealing(), sealed, decision);
      case Delivery.Push push ->
          push(
              envelope,
              expansion.payload(
                  language, gateway.open(envelope.id(), sealed), large.files(envelope.id())),
              push.endpoint(),
              decision,
              exchange);
    }
  }

  /**
   * Sends once more what the receiver took and did not acknowledge in time, where consent still
   * allows it.
   *
   * @throws NotAcknowledged when that was often enough
   */
  public void resend(
      @ExchangeProperty(Property.ENVELOPE) Envelope envelope,
      @ExchangeProperty(Property.SEALED) byte[] sealed,
      @ExchangeProperty(Property.LANGUAGE) Language language,
      @ExchangeProperty(Property.HELD) Held waiting,
      Exchange exchange) {
    exchange.getMessage().setBody(null);
    Ledger.Entry entry = ledger.find(envelope.id()).orElseThrow();
    if (entry.state() == MessageState.REJECTED) {
      Stopper.report(exchange, stopper.rejectedBefore(envelope));
      return;
    }
    boolean acknowledged = entry.state() != MessageState.DELIVERED;
    if (acknowledged || !(gate.decideAgain(entry) instanceof ShareDecision.Permit permit)) {
      return;
    }
    if (waiting.attempts() >= acknowledgements.attempts()) {
      throw new NotAcknowledged(envelope.receiver());
    }
    if (directory.get(envelope.receiver()).delivery() instanceof Delivery.Push push) {
      push(
          envelope,
          expansion.payload(
              language, gateway.open(envelope.id(), sealed), large.files(envelope.id())),
          push.endpoint(),
          permit,
          exchange);
    }
  }

  private void place(Envelope envelope, Sealing sealing, byte[] sealed, ShareDecision decision) {
    transactions.run(
        () -> {
          mailboxes.put(envelope.id(), envelope.receiver(), sealed, clock.instant());
          if (sealing == Sealing.END_TO_END) { // all is sealed to the receiver: the hub's own go
            large.destroyFiles(envelope.id(), List.of());
          }
          ledger.move(envelope.id(), MessageState.WAITING, "in mailbox", clock.instant());
          trail.step("message.waiting", envelope, "ok", Releaser.grounds(decision));
        });
  }

  private void push(
      Envelope envelope, Payload payload, URI endpoint, ShareDecision decision, Exchange exchange) {
    Push interfaceOfParty =
        pushes.stream()
            .filter(push -> push.languages().contains(payload.language()))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("No push speaks " + payload.language()));
    int transmission = transmission(exchange);
    PushResult result = interfaceOfParty.push(envelope, payload, endpoint, transmission);
    switch (result) {
      case PushResult.Accepted accepted -> {
        answered(envelope.receiver());
        delivered(
            envelope,
            Handover.opened(Digest.of(expansion.digested(payload).digest())),
            accepted.word(),
            decision);
      }
      case PushResult.Unacknowledged later -> {
        answered(envelope.receiver());
        awaitsAcknowledgement(
            envelope,
            Handover.opened(Digest.of(expansion.digested(payload).digest())),
            exchange,
            transmission,
            decision);
      }
      case PushResult.Rejected rejected -> {
        answered(envelope.receiver());
        Stopper.report(exchange, stopper.rejected(envelope, rejected.explanation()));
      }
      case PushResult.Failed failed -> {
        answered(envelope.receiver());
        throw new DeliveryFailed(envelope.receiver(), failed.why());
      }
      case PushResult.Unreachable unreachable -> {
        circuits.failed(envelope.receiver(), unreachable.why());
        throw new PartyUnreachable(envelope.receiver(), unreachable.why());
      }
    }
  }

  /** A retransmission counts what was handed over, not what never arrived. */
  private static int transmission(Exchange exchange) {
    Held waiting = exchange.getProperty(Property.HELD, Held.class);
    return waiting != null && waiting.stage() == Stage.RESEND ? waiting.attempts() + 1 : 1;
  }

  private void awaitsAcknowledgement(
      Envelope envelope,
      Handover handover,
      Exchange exchange,
      int transmission,
      ShareDecision decision) {
    Instant now = clock.instant();
    Held waiting =
        new Held(
            envelope.id(),
            Stage.RESEND,
            envelope.receiver(),
            exchange.getProperty(Property.LANGUAGE, Language.class),
            exchange.getProperty(Property.SEALED, byte[].class),
            transmission,
            "awaits acknowledgement",
            now,
            Optional.of(now.plus(acknowledgements.timeout())));
    transactions.run(
        () -> {
          if (endedMeanwhile(envelope, decision)) {
            return;
          }
          if (transmission == 1) {
            ledger.move(envelope.id(), MessageState.DELIVERED, "pushed", now);
            arrivals.handle(envelope.id(), envelope.receiver());
            notary.handsOver(envelope.id(), handover);
          }
          boolean unused = places.give(envelope, waiting);
          trail.step(
              "message.pushed",
              envelope,
              "transmission " + transmission,
              Releaser.grounds(decision));
          withoutConsent.of(envelope, decision);
        });
  }

  private void answered(PartyId receiver) {
    if (circuits.answered(receiver)) {
      transactions.run(() -> held.wake(receiver, clock.instant()));
    }
  }

  private void delivered(
      Envelope envelope, Handover handover, Notary.Word word, ShareDecision decision) {
    transactions.run(
        () -> {
          if (endedMeanwhile(envelope, decision)) {
            return;
          }
          if (ledger.lock(envelope.id()).orElseThrow().state() != MessageState.DELIVERED) {
            ledger.move(envelope.id(), MessageState.DELIVERED, "pushed", clock.instant());
            arrivals.handle(envelope.id(), envelope.receiver());
          }
          ledger.move(envelope.id(), MessageState.ACKNOWLEDGED, "acknowledged", clock.instant());
          notary.handsOver(envelope.id(), handover);
          notary.acknowledged(envelope, word);
          trail.step("message.delivered", envelope, "ok", Releaser.grounds(decision));
          withoutConsent.of(envelope, decision);
        });
  }

  /**
   * It was on its way already when it ended: that its receiver got it all the same is on record.
   */
  private boolean endedMeanwhile(Envelope envelope, ShareDecision decision) {
    Optional<MessageState> end = places.ended(envelope);
    end.ifPresent(
        state -> {
          trail.step(
              "message.delivered-late",
              envelope,
              state.name().toLowerCase(Locale.ROOT),
              Releaser.grounds(decision));
          withoutConsent.of(envelope, decision);
        });
    return end.isPresent();
  }
}

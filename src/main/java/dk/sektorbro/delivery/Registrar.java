package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.exchange.CitizenIndex;
import dk.sektorbro.exchange.Dialect;
import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Incoming;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartySignature;
import dk.sektorbro.exchange.Receipt;
import dk.sektorbro.exchange.RefusalBook;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.Submission;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.content.Content;
import dk.sektorbro.exchange.large.LargeStore;
import dk.sektorbro.seal.Notary;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the ledger during intake: known messages get their first answer again, new ones an entry,
 * durable ones a receipt.
 */
public final class Registrar {

  private final Ledger ledger;
  private final RefusalBook refusals;
  private final Dialects dialects;
  private final CitizenIndex citizens;
  private final DialogueDesk dialogue;
  private final TeamPost team;
  private final LargeStore large;
  private final Notary notary;
  private final AcknowledgementRules.Duplicates duplicates;
  private final Trail trail;
  private final UnitOfWork transactions;
  private final Clock clock;

  Registrar(
      Ledger ledger,
      RefusalBook refusals,
      Dialects dialects,
      CitizenIndex citizens,
      DialogueDesk dialogue,
      TeamPost team,
      LargeStore large,
      Notary notary,
      AcknowledgementRules.Duplicates duplicates,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    this.ledger = ledger;
    this.refusals = refusals;
    this.dialects = dialects;
    this.citizens = citizens;
    this.dialogue = dialogue;
    this.team = team;
    this.large = large;
    this.notary = notary;
    this.duplicates = duplicates;
    this.trail = new Trail(audit, clock);
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * The first answer to a message that came before: its receipt, or its refusal. A message that is
   * not durable yet goes on as if it were new, because its first attempt may have been lost on the
   * way to the broker.
   */
  public Object recall(Submission submission) {
    Optional<MessageId> claimed =
        submission.claimedMessageId().map(id -> MessageId.of(submission.authenticated(), id));
    if (claimed.isEmpty()) {
      return submission;
    }
    Optional<Ledger.Entry> entry = ledger.find(claimed.get());
    heedTransmission(submission, claimed.get(), entry);
    if (entry.isPresent() && entry.get().state() != MessageState.RECEIVED) {
      return transactions.inOne(
          () -> {
            Envelope envelope = entry.get().envelope();
            return new Receipt(
                claimed.get(), envelope.acceptedAt(), true, notary.receipt(envelope));
          });
    }
    refusals
        .find(claimed.get())
        .filter(refused -> entry.isEmpty())
        .ifPresent(
            refused -> {
              throw new Refused(refused.refusals()).notedAt(refused.at());
            });
    return submission;
  }

  /**
   * Bundle.id and MessageHeader.id, seen or new (MedCom FHIR Messaging, reliable messaging): a
   * transmission that came before with another message is an error; a known message in a new
   * transmission is a duplicate, and what becomes of it is a setting.
   */
  private void heedTransmission(
      Submission submission, MessageId message, Optional<Ledger.Entry> entry) {
    Optional<String> transmission = submission.claimedTransmissionId();
    transmission
        .flatMap(id -> ledger.messageOfTransmission(submission.authenticated(), id))
        .filter(seenWith -> !seenWith.equals(message))
        .ifPresent(
            other -> {
              throw reused("This transmission's id came before with another message id.");
            });
    boolean duplicate =
        entry.isPresent()
            && entry.get().state() != MessageState.RECEIVED
            && transmission
                .filter(id -> !id.equals(entry.get().particulars().transmissionId()))
                .isPresent();
    if (duplicate && duplicates == AcknowledgementRules.Duplicates.REJECT) {
      throw reused("The message came before in another transmission; the hub takes it once.");
    }
  }

  public Registered register(
      Incoming incoming,
      @ExchangeProperty(Property.SUBMISSION) Submission submission,
      @ExchangeProperty(Property.SIGNATURE) @Nullable PartySignature signature) {
    return transactions.inOne(
        () -> {
          Envelope envelope =
              ledger
                  .lock(incoming.id())
                  .map(entry -> known(incoming, submission.sent(), entry))
                  .orElseGet(() -> open(incoming, submission.sent()));
          large.bind(envelope.id(), incoming.payload().files());
          notary.expects(envelope.id(), submission.sent(), Optional.ofNullable(signature));
          return new Registered(envelope, incoming.payload());
        });
  }

  /** The gate decides for the citizen of the envelope, so the payload must be about the same. */
  private Envelope known(Incoming incoming, Digest sent, Ledger.Entry entry) {
    boolean same =
        entry.envelope().kind() == incoming.kind()
            && entry.envelope().receiver().equals(incoming.receiver())
            && entry.envelope().citizen().equals(Optional.of(citizens.keyOf(incoming.citizen())))
            && (entry.state() != MessageState.RECEIVED
                || (isOfTheSameDialogue(incoming, entry) && isTheSame(incoming, sent, entry)));
    if (!same) {
      throw reused("The message id was used for another message; give each message its own.");
    }
    return entry.envelope();
  }

  /** What was checked when it first came must hold for what comes now. */
  private static boolean isOfTheSameDialogue(Incoming incoming, Ledger.Entry entry) {
    return entry.particulars().conversation().equals(incoming.conversation())
        && entry.particulars().requestId().equals(incoming.requestId());
  }

  /** In another transmission the same message may look another way. */
  private boolean isTheSame(Incoming incoming, Digest sent, Ledger.Entry entry) {
    return !entry.particulars().transmissionId().equals(incoming.transmissionId())
        || !notary.expectsAnother(incoming.id(), sent);
  }

  private Envelope open(Incoming incoming, Digest sent) {
    Optional<MessageId> ofTransmission =
        ledger.messageOfTransmission(incoming.sender(), incoming.transmissionId());
    if (ofTransmission.isPresent() && !ofTransmission.get().equals(incoming.id())) {
      throw reused("This transmission's id came before with another message id.");
    }
    Envelope envelope =
        new Envelope(
            incoming.id(),
            incoming.kind(),
            incoming.sender(),
            incoming.receiver(),
            Optional.of(citizens.keyOf(incoming.citizen())),
            incoming
                .conversation()
                .map(id -> MessageId.of(incoming.sender(), "conversation/" + id)),
            clock.instant());
    Ledger.Entry entry =
        new Ledger.Entry(
            envelope,
            MessageState.RECEIVED,
            "received",
            new Ledger.Particulars(
                incoming.senderMessageId(),
                incoming.transmissionId(),
                incoming.conversation(),
                incoming.requestId(),
                Optional.empty()),
            Math.toIntExact(incoming.payload().size()),
            envelope.acceptedAt());
    if (!ledger.open(entry)) { // the same message came at the same moment, on this hub or another
      return known(incoming, sent, ledger.lock(incoming.id()).orElseThrow());
    }
    followTheDialogue(incoming, entry);
    trail.step("message.received", envelope, "ok");
    return envelope;
  }

  private void followTheDialogue(Incoming incoming, Ledger.Entry entry) {
    Dialect dialect = dialects.of(incoming.payload().language());
    Content content = dialect.read(incoming.kind(), incoming.payload());
    LargeFiles.mustBeInPlace(dialect, incoming.payload(), content);
    if (team.isForTheTeam(entry.envelope())) {
      team.address(entry, content, incoming.payload());
    } else {
      dialogue.follow(content, entry.envelope(), incoming.payload().language());
    }
  }

  /**
   * The broker has the message: it is accepted. Release may have been faster; then its state
   * stands.
   */
  public Receipt confirm(@ExchangeProperty(Property.ENVELOPE) Envelope envelope) {
    return transactions.inOne(
        () -> {
          Ledger.Entry entry = ledger.lock(envelope.id()).orElseThrow();
          if (entry.state() == MessageState.RECEIVED && team.isForTheTeam(envelope)) {
            team.handedOn(envelope);
          } else if (entry.state() == MessageState.RECEIVED) {
            ledger.move(envelope.id(), MessageState.ACCEPTED, "accepted", clock.instant());
            trail.step("message.accepted", envelope, "ok");
          }
          return new Receipt(
              envelope.id(),
              entry.envelope().acceptedAt(),
              false,
              notary.receipt(entry.envelope()));
        });
  }

  private static Refused reused(String explanation) {
    return new Refused(RefusalCode.ID_REUSED, "", explanation);
  }
}

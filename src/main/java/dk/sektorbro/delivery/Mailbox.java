package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.certificate.NoteArrival;
import dk.sektorbro.consent.SecurityOfficer;
import dk.sektorbro.exchange.ByteSource;
import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.large.Expansion;
import dk.sektorbro.exchange.large.LargeStore;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.seal.Handover;
import dk.sektorbro.seal.Notary;
import dk.sektorbro.seal.SealBroken;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A party's mailbox. Reading a message for the first time is its disclosure, so consent is decided
 * once more at that moment; what has been read stays readable until it is acknowledged, because a
 * withdrawal does not reach back.
 */
public final class Mailbox {

  /** More than this is not handed out at once, whatever is asked for. */
  public static final int MOST = 100;

  private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

  private final MailboxStore store;
  private final LargeStore large;
  private final Expansion expansion;
  private final Ledger ledger;
  private final LastWord lastWord;
  private final Stopper stopper;
  private final GatewayKey gateway;
  private final HeldStore held;
  private final ParticipantDirectory directory;
  private final Notary notary;
  private final NoteArrival arrivals;
  private final Reports reports;
  private final Trail trail;
  private final WithoutConsentReports withoutConsent;
  private final UnitOfWork transactions;
  private final Clock clock;

  Mailbox(
      MailboxStore store,
      LargeStore large,
      Ledger ledger,
      LastWord lastWord,
      Stopper stopper,
      GatewayKey gateway,
      HeldStore held,
      ParticipantDirectory directory,
      Notary notary,
      NoteArrival arrivals,
      Reports reports,
      Audit audit,
      SecurityOfficer officer,
      UnitOfWork transactions,
      Clock clock) {
    this.store = store;
    this.large = large;
    this.expansion = new Expansion(large);
    this.ledger = ledger;
    this.lastWord = lastWord;
    this.stopper = stopper;
    this.gateway = gateway;
    this.held = held;
    this.directory = directory;
    this.notary = notary;
    this.arrivals = arrivals;
    this.reports = reports;
    this.trail = new Trail(audit, clock);
    this.withoutConsent = new WithoutConsentReports(trail, officer);
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Up to {@code max} messages, oldest first, each until it is acknowledged. */
  public List<Item> receive(PartyId by, int max) {
    Participant reader = directory.get(by);
    List<Item> items = new ArrayList<>();
    for (MailboxStore.Waiting waiting : store.of(by, Math.clamp(max, 1, MOST))) {
      disclose(reader, waiting).ifPresent(items::add);
    }
    return items;
  }

  /**
   * What waits and fits the filter, oldest first, without opening or disclosing anything.
   *
   * @param after where the page before ended; 0 for the first
   */
  public Page list(PartyId by, MailboxFilter filter, long after, int max) {
    int most = Math.clamp(max, 1, MOST);
    List<MailboxStore.Place> found = store.list(by, filter, after, most + 1);
    List<MailboxStore.Place> page = found.subList(0, Math.min(most, found.size()));
    return new Page(
        page.stream()
            .flatMap(place -> ledger.find(place.message()).stream())
            .map(Ledger.Entry::envelope)
            .toList(),
        found.size() > most ? OptionalLong.of(page.getLast().number()) : OptionalLong.empty());
  }

  /**
   * A part of what waits.
   *
   * @param next where the next page begins; empty on the last
   */
  public record Page(List<Envelope> messages, OptionalLong next) {}

  /**
   * One message; empty where the party has no such message, or consent no longer lets it be read.
   */
  public Optional<Item> read(PartyId by, MessageId message) {
    return store.find(by, message).flatMap(waiting -> disclose(directory.get(by), waiting));
  }

  /** How many messages wait for the party. */
  public int waiting(PartyId by) {
    return store.count(by);
  }

  private Optional<Item> disclose(Participant reader, MailboxStore.Waiting waiting) {
    Outcome outcome;
    try {
      outcome = transactions.inOne(() -> decide(reader, waiting));
    } catch (SealBroken broken) {
      transactions.run(() -> bury(reader, waiting, broken.reason()));
      return Optional.empty();
    }
    return switch (outcome) {
      case Outcome.Disclosed disclosed -> Optional.of(disclosed.item());
      case Outcome.Stopped stopped -> {
        stopped.report().ifPresent(reports::send);
        transactions.run(() -> store.remove(waiting.message()));
        yield Optional.empty();
      }
      case Outcome.Gone gone -> Optional.empty();
    };
  }

  /** What does not open is for an operator to look at, and keeps nobody from the rest. */
  private void bury(Participant reader, MailboxStore.Waiting waiting, SealBroken.Reason reason) {
    Envelope envelope = ledger.lock(waiting.message()).orElseThrow().envelope();
    LOG.error("Message {} lies among the dead letters: {}", envelope.id(), reason.code());
    held.hold(
        envelope,
        new Held(
            envelope.id(),
            Stage.DELIVER,
            reader.id(),
            reader.language(),
            waiting.sealed(),
            1,
            reason.code(),
            clock.instant(),
            Optional.empty()));
    store.remove(envelope.id());
    ledger.move(envelope.id(), MessageState.DEAD, reason.code(), clock.instant());
    trail.step("message.dead", envelope, reason.code());
  }

  private Outcome decide(Participant reader, MailboxStore.Waiting waiting) {
    Ledger.Entry entry = ledger.lock(waiting.message()).orElseThrow();
    Envelope envelope = entry.envelope();
    if (entry.state() == MessageState.STOPPED) {
      return new Outcome.Stopped(stopper.stoppedBefore(envelope));
    }
    if (!isThere(entry.state())) {
      return new Outcome.Gone();
    }
    if (entry.state() == MessageState.WAITING) {
      switch (lastWord.on(entry)) {
        case LastWord.Outcome.Stopped stopped -> {
          return new Outcome.Stopped(stopped.report());
        }
        case LastWord.Outcome.Allowed allowed -> {
          ledger.move(envelope.id(), MessageState.DELIVERED, "collected", clock.instant());
          arrivals.handle(envelope.id(), envelope.receiver());
          trail.step("message.delivered", envelope, "ok", Releaser.grounds(allowed.permit()));
          withoutConsent.of(envelope, allowed.permit());
        }
      }
    }
    Item item = item(reader, envelope, waiting);
    if (entry.state() == MessageState.WAITING) {
      notary.handsOver(envelope.id(), handover(item));
    }
    return new Outcome.Disclosed(item);
  }

  private static boolean isThere(MessageState state) {
    return switch (state) {
      case WAITING, DELIVERED, ACKNOWLEDGED -> true;
      case RECEIVED,
          ACCEPTED,
          REFUSED,
          WITHHELD,
          HANDLED,
          RELEASED,
          DEAD,
          REJECTED,
          STOPPED,
          EXPIRED,
          RECALLED,
          DISCARDED,
          ERASED ->
          false;
    };
  }

  private Handover handover(Item item) {
    return switch (item) {
      case Item.Sealed sealed -> Handover.sealed(Digest.over(sealed.cms()));
      case Item.Opened opened ->
          Handover.opened(Digest.of(expansion.digested(opened.payload()).digest()));
    };
  }

  private sealed interface Outcome {
    record Disclosed(Item item) implements Outcome {}

    record Stopped(Optional<NonDelivery.Report> report) implements Outcome {}

    /** It ended after it was looked up and before its turn. */
    record Gone() implements Outcome {}
  }

  private Item item(Participant reader, Envelope envelope, MailboxStore.Waiting waiting) {
    return switch (reader.sealing()) {
      case END_TO_END -> new Item.Sealed(envelope, waiting.placedAt(), sealed(waiting));
      case GATEWAY ->
          new Item.Opened(
              envelope,
              waiting.placedAt(),
              expansion.payload(
                  reader.language(),
                  gateway.open(envelope.id(), waiting.sealed()),
                  large.files(envelope.id())));
    };
  }

  private ByteSource sealed(MailboxStore.Waiting waiting) {
    return Claim.in(waiting.sealed())
        .map(large::content)
        .orElseGet(() -> ByteSource.of(waiting.sealed()));
  }

  /**
   * The party has the message safe: its sealed payload is destroyed, and its word is signed for its
   * sender. The same again changes nothing.
   */
  public Acknowledged acknowledge(PartyId by, MessageId message, Notary.Word word) {
    return transactions.inOne(
        () ->
            ledger
                .lock(message)
                .filter(entry -> entry.envelope().receiver().equals(by))
                .map(entry -> acknowledge(entry, word))
                .orElse(Acknowledged.UNKNOWN));
  }

  private Acknowledged acknowledge(Ledger.Entry entry, Notary.Word word) {
    return switch (entry.state()) {
      case ACKNOWLEDGED -> Acknowledged.BEFORE;
      case DELIVERED -> {
        MessageId id = entry.envelope().id();
        ledger.move(id, MessageState.ACKNOWLEDGED, "acknowledged", clock.instant());
        store.remove(id);
        notary.acknowledged(entry.envelope(), word);
        trail.step("message.acknowledged", entry.envelope(), "ok");
        yield Acknowledged.NOW;
      }
      case REFUSED,
          RECEIVED,
          ACCEPTED,
          RELEASED,
          WITHHELD,
          WAITING,
          REJECTED,
          STOPPED,
          DEAD,
          EXPIRED,
          HANDLED,
          RECALLED,
          DISCARDED,
          ERASED ->
          Acknowledged.UNKNOWN;
    };
  }

  /** What came of acknowledging a message. */
  public enum Acknowledged {
    NOW,
    BEFORE,
    /** The party has read no such message. */
    UNKNOWN
  }

  /** A message as its reader gets it. */
  public sealed interface Item {

    Envelope envelope();

    Instant placedAt();

    /** CMS that only the reader's key opens. */
    record Sealed(Envelope envelope, Instant placedAt, ByteSource cms) implements Item {}

    /** Opened by the hub for a reader without cryptography of its own. */
    record Opened(Envelope envelope, Instant placedAt, Payload payload) implements Item {}
  }
}

package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.UnitOfWork;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The messages that could not be carried further, for operators: to see why, to try again, to give
 * up. The payload stays sealed. Doing the same twice does it once.
 */
public final class DeadLetters {

  /** At most so many at once. */
  public static final int MOST = 1000;

  private final HeldStore store;
  private final Ledger ledger;
  private final Ending ending;
  private final Overtaken overtaken;
  private final Trail trail;
  private final UnitOfWork transactions;
  private final Clock clock;

  DeadLetters(
      HeldStore store,
      Ledger ledger,
      Ending ending,
      Overtaken overtaken,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    this.store = store;
    this.ledger = ledger;
    this.ending = ending;
    this.overtaken = overtaken;
    this.trail = new Trail(audit, clock);
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Which dead letters; empty means any.
   *
   * @param reason the code as it is listed
   */
  public record Which(
      Optional<MessageId> message,
      Optional<PartyId> party,
      Optional<MessageKind> kind,
      Optional<String> reason) {

    public static Which one(MessageId message) {
      return new Which(Optional.of(message), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Which any() {
      return new Which(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Which ofParty(PartyId party) {
      return new Which(Optional.empty(), Optional.of(party), Optional.empty(), Optional.empty());
    }

    private HeldStore.DeadQuery query() {
      return new HeldStore.DeadQuery(message, party, kind, reason, MOST);
    }
  }

  /** Why a message is given up; senders are told it failed technically. */
  public enum DiscardReason {
    /** What it says is out of date. */
    OBSOLETE,
    /** The receiver has it another way. */
    SENT_ANOTHER_WAY,
    /** The sender agreed to give it up. */
    AGREED_WITH_SENDER,
    /** Neither the hub nor the receiver can use it. */
    UNUSABLE
  }

  /**
   * A message that could not be carried further.
   *
   * @param stage what was being done: release, deliver, resend or tell
   * @param reason a code, or the class of the failure
   */
  public record Letter(
      MessageId message,
      MessageKind kind,
      PartyId sender,
      PartyId receiver,
      String stage,
      String reason,
      int attempts,
      Instant since) {}

  /** Oldest first, at most {@link #MOST}. */
  public List<Letter> list(Which which) {
    return store.dead(which.query()).stream()
        .flatMap(held -> ledger.find(held.message()).map(entry -> letter(held, entry)).stream())
        .toList();
  }

  private static Letter letter(Held held, Ledger.Entry entry) {
    return new Letter(
        held.message(),
        entry.envelope().kind(),
        entry.envelope().sender(),
        entry.envelope().receiver(),
        held.stage().step(),
        held.reason(),
        held.attempts(),
        held.since());
  }

  /**
   * What came of a replay.
   *
   * @param messages how many are tried again
   * @param overtaken which are not, each with the newer version that its receiver has; they stay
   *     where they are, to be discarded
   */
  public record Replayed(int messages, Map<MessageId, MessageId> overtaken) {

    public Replayed {
      overtaken = Map.copyOf(overtaken);
    }
  }

  /**
   * Gives each its attempts anew, from now on; but none whose receiver has a newer version of it.
   *
   * @param by the operator
   */
  public Replayed replay(Which which, String by) {
    Map<MessageId, MessageId> passed = new HashMap<>();
    int messages =
        forEach(
            which,
            held ->
                transactions.inOne(
                    () -> {
                      Ledger.Entry entry = ledger.lock(held.message()).orElseThrow();
                      Optional<MessageId> newer = newer(entry);
                      newer.ifPresent(each -> passed.put(held.message(), each));
                      return newer.isEmpty() && replay(entry, by);
                    }));
    return new Replayed(messages, passed);
  }

  private Optional<MessageId> newer(Ledger.Entry entry) {
    return entry.state() == MessageState.DEAD ? overtaken.by(entry.envelope()) : Optional.empty();
  }

  private boolean replay(Ledger.Entry entry, String by) {
    MessageId message = entry.envelope().id();
    Optional<Held> dead = store.lock(message).filter(held -> held.next().isEmpty());
    dead.ifPresent(
        held -> {
          Instant now = clock.instant();
          store.hold(entry.envelope(), held.tried(0, "replayed", Optional.of(now)));
          if (entry.state() == MessageState.DEAD) {
            ledger.move(message, before(held.stage()), "replayed", now);
          }
          trail.step("message.replayed", entry.envelope(), "ok", List.of("by " + by));
        });
    return dead.isPresent();
  }

  private static MessageState before(Stage stage) {
    return switch (stage) {
      case RELEASE -> MessageState.ACCEPTED;
      case DELIVER, REMIND -> MessageState.RELEASED;
      case RESEND, TELL -> MessageState.DELIVERED;
    };
  }

  /**
   * Gives each up: its payload is destroyed and its sender is told.
   *
   * @param by the operator
   * @return how many there were
   */
  public int discard(Which which, DiscardReason reason, String by) {
    return forEach(
        which,
        held -> {
          boolean discarded = transactions.inOne(() -> discard(held.message(), reason, by));
          ledger.find(held.message()).ifPresent(entry -> ending.clear(entry.envelope()));
          return discarded;
        });
  }

  private boolean discard(MessageId message, DiscardReason reason, String by) {
    Ledger.Entry entry = ledger.lock(message).orElseThrow();
    if (store.lock(message).filter(held -> held.next().isEmpty()).isEmpty()) {
      return false;
    }
    List<String> why = List.of("by " + by, "reason " + reason.name().toLowerCase(Locale.ROOT));
    if (entry.state() == MessageState.DEAD) {
      ending.endAndTell(entry, MessageState.DISCARDED, NonDelivery.TECHNICAL_FAILURE, why);
    } else {
      store.remove(message);
      trail.step("message.report-discarded", entry.envelope(), "ok", why);
    }
    return true;
  }

  private int forEach(Which which, Predicate<Held> work) {
    return (int) store.dead(which.query()).stream().filter(work).count();
  }
}

package dk.sektorbro.delivery;

import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.UnitOfWork;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/**
 * Keeps order around messages that could not go on at once: what comes after them for the same
 * citizen and receiver waits behind them, and nothing else does.
 */
public final class WaitingRoom {

  /** The message goes on now. */
  static final String NOW = "NOW";

  /** The message was given a place, and this attempt ends here. */
  static final String LATER = "LATER";

  private final HeldStore store;
  private final Places places;
  private final Ledger ledger;
  private final PartyCircuits circuits;
  private final UnitOfWork transactions;
  private final Clock clock;

  WaitingRoom(
      HeldStore store,
      Ledger ledger,
      PartyCircuits circuits,
      UnitOfWork transactions,
      Clock clock) {
    this.store = store;
    this.places = new Places(store, ledger);
    this.ledger = ledger;
    this.circuits = circuits;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Before Release: tells the route, as {@code turn}, whether the message goes on now. */
  public void takeTurnToRelease(
      @ExchangeProperty(Property.ENVELOPE) Envelope envelope, Exchange exchange) {
    takeTurn(exchange, envelope, Stage.RELEASE, Optional.empty());
  }

  /** Before the last hop: the same, and nothing goes to a party that does not answer. */
  public void takeTurnToDeliver(
      @ExchangeProperty(Property.ENVELOPE) Envelope envelope, Exchange exchange) {
    takeTurn(exchange, envelope, Stage.DELIVER, circuits.closedOffUntil(envelope.receiver()));
  }

  private void takeTurn(
      Exchange exchange, Envelope envelope, Stage stage, Optional<Instant> notBefore) {
    exchange.setProperty(Property.STAGE, stage);
    exchange.setProperty(Property.TURN, NOW);
    if (exchange.getProperty(Property.HELD) != null) {
      return;
    }
    if (notBefore.isPresent() || store.isBehindAnother(envelope, stage)) {
      Instant next = notBefore.orElseGet(clock::instant);
      Held held = Attempt.of(exchange, clock.instant()).waiting("behind another", next);
      transactions.run(() -> places.give(envelope, held));
      exchange.setProperty(Property.TURN, LATER);
    }
  }

  /** Brings a held message back into the exchange, as the queue would. */
  public void bring(Held held, Exchange exchange) {
    Envelope envelope = ledger.find(held.message()).orElseThrow().envelope();
    QueueHeaders.set(exchange, envelope, held.language());
    exchange.setProperty(Property.HELD, held);
    exchange.setProperty(Property.STAGE, held.stage());
    exchange.setProperty(Property.STEP, held.stage().step());
    Attempt.note(exchange, envelope, held.sealed(), held.language());
  }

  /** The attempt is over; a message that failed has its place for the next one already. */
  public void leave(@ExchangeProperty(Property.HELD) Held held) {
    transactions.run(() -> store.leave(held));
  }
}

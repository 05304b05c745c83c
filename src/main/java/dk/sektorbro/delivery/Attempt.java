package dk.sektorbro.delivery;

import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;

/**
 * A message on its way through a stage, as it came off the queue or out of the waiting room.
 *
 * @param held what it was held as before; empty on its way straight from the queue
 */
@SuppressWarnings("ArrayRecordComponent")
record Attempt(
    Envelope envelope,
    Stage stage,
    byte[] sealed,
    Language language,
    Optional<Held> held,
    Instant at) {

  static Attempt of(Exchange exchange, Instant at) {
    byte[] sealed = exchange.getProperty(Property.SEALED, byte[].class);
    return new Attempt(
        exchange.getProperty(Property.MESSAGE, Envelope.class),
        exchange.getProperty(Property.STAGE, Stage.class),
        sealed == null ? new byte[0] : sealed,
        exchange.getProperty(Property.LANGUAGE, Language.class),
        Optional.ofNullable(exchange.getProperty(Property.HELD, Held.class)),
        at);
  }

  /** Sets what the steps of every stage read. */
  static void note(Exchange exchange, Envelope envelope, byte[] sealed, Language language) {
    exchange.setProperty(Property.MESSAGE, envelope);
    exchange.setProperty(Property.SEALED, sealed);
    exchange.setProperty(Property.LANGUAGE, language);
    exchange.setProperty(Property.ENVELOPE, envelope);
    exchange.setProperty(Property.KIND, envelope.kind().code());
    exchange.setProperty(Property.RECEIVER, envelope.receiver().sor());
    exchange.setProperty(Property.NAMES, Set.of());
  }

  /** Counting this one. */
  int number() {
    return held.map(Held::attempts).orElse(0) + 1;
  }

  /** Has not been tried, and waits. */
  Held waiting(String why, Instant next) {
    return place(number() - 1, why, Optional.of(next));
  }

  /** Was tried in vain. */
  Held failed(String why, Optional<Instant> next) {
    return place(number(), why, next);
  }

  private Held place(int attempts, String why, Optional<Instant> next) {
    PartyId receiver = envelope.receiver();
    Instant since = held.map(Held::since).orElse(at);
    return new Held(envelope.id(), stage, receiver, language, sealed, attempts, why, since, next);
  }
}

package dk.sektorbro.delivery;

import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.LargeFile;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.large.LargeStore;
import dk.sektorbro.seal.IntakeSeal;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/** Takes a message off a queue: looks it up in the ledger, and at Release opens its seal. */
public final class Opener {

  private final Ledger ledger;
  private final IntakeSeal seal;
  private final LargeStore large;

  Opener(Ledger ledger, IntakeSeal seal, LargeStore large) {
    this.ledger = ledger;
    this.seal = seal;
    this.large = large;
  }

  /**
   * A message off a queue, as the ledger has it, its seal closed.
   *
   * @throws UnknownToTheLedger when the ledger does not have it
   */
  public void find(Exchange exchange) {
    MessageId id = QueueHeaders.message(exchange);
    Envelope envelope = ledger.find(id).orElseThrow(() -> new UnknownToTheLedger(id)).envelope();
    byte[] sealed = exchange.getMessage().getBody(byte[].class);
    Attempt.note(exchange, envelope, sealed, QueueHeaders.language(exchange));
  }

  /** At Release: the payload in the open, its large files still sealed apart. */
  public void open(
      @ExchangeProperty(Property.ENVELOPE) Envelope envelope,
      @ExchangeProperty(Property.SEALED) byte[] sealed,
      @ExchangeProperty(Property.LANGUAGE) Language language,
      Exchange exchange) {
    List<LargeFile> files = large.files(envelope.id());
    exchange.setProperty(Property.FILES, files);
    Payload payload =
        new Payload(language, seal.open(envelope.id(), sealed), files, Optional.empty());
    exchange.getMessage().setBody(payload);
  }
}

package dk.sektorbro.delivery;

import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.seal.IntakeSeal;
import org.apache.camel.Exchange;

/** Takes a message off a queue: looks it up in the ledger, and at Release opens its seal. */
public final class Opener {

  private final Ledger ledger;
  private final IntakeSeal seal;

  Opener(Ledger ledger, IntakeSeal seal) {
    this.ledger = ledger;
    this.seal = seal;
  }

  /** For the intake queue: the payload in the open. */
  public void open(Exchange exchange) {
    MessageId id = lookUp(exchange);
    byte[] sealed = exchange.getProperty(Property.SEALED, byte[].class);
    exchange
        .getMessage()
        .setBody(new Payload(QueueHeaders.language(exchange), seal.open(id, sealed)));
  }

  /** For an outbound queue: the message as the ledger has it, its seal closed. */
  public void find(Exchange exchange) {
    lookUp(exchange);
  }

  private MessageId lookUp(Exchange exchange) {
    exchange.setProperty(Property.SEALED, exchange.getMessage().getBody(byte[].class));
    MessageId id = QueueHeaders.message(exchange);
    Envelope envelope = ledger.find(id).orElseThrow().envelope();
    exchange.setProperty(Property.ENVELOPE, envelope);
    exchange.setProperty(Property.KIND, envelope.kind().code());
    exchange.setProperty(Property.RECEIVER, envelope.receiver().sor());
    return id;
  }
}

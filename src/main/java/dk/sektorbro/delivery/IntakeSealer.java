package dk.sektorbro.delivery;

import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.seal.IntakeSeal;
import org.apache.camel.Exchange;

/** Seals a registered message under the hub's own key and addresses it to the intake queue. */
public final class IntakeSealer {

  private final IntakeSeal seal;

  IntakeSealer(IntakeSeal seal) {
    this.seal = seal;
  }

  public void seal(Exchange exchange) {
    Registered registered = exchange.getMessage().getBody(Registered.class);
    Envelope envelope = registered.envelope();
    exchange.setProperty(Property.ENVELOPE, envelope);
    QueueHeaders.set(exchange, envelope, registered.payload().language());
    exchange.getMessage().setBody(seal.seal(envelope.id(), registered.payload().bytes()));
  }
}

package dk.sektorbro.delivery;

import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.participant.Sealing;
import dk.sektorbro.seal.PartySeal;
import java.security.cert.X509Certificate;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/**
 * Signs a translated message and seals it to its receiver, or to the hub's gateway key for a
 * receiver without keys of its own.
 */
public final class OutboundSealer {

  private final PartySeal seal;
  private final LargeSealer large;
  private final ParticipantDirectory directory;
  private final ReceiverKeys keys;

  OutboundSealer(
      PartySeal seal, LargeSealer large, ParticipantDirectory directory, ReceiverKeys keys) {
    this.seal = seal;
    this.large = large;
    this.directory = directory;
    this.keys = keys;
  }

  public void seal(
      Payload payload, @ExchangeProperty(Property.ENVELOPE) Envelope envelope, Exchange exchange) {
    Participant receiver = directory.get(envelope.receiver());
    exchange.setProperty(Property.RECEIVER, envelope.receiver().sor());
    QueueHeaders.set(exchange, envelope, payload.language());
    exchange.getMessage().setBody(seal(payload, envelope, receiver));
  }

  /** Large files of a message that the hub opens itself in the last hop stay sealed apart. */
  private byte[] seal(Payload payload, Envelope envelope, Participant receiver) {
    X509Certificate key = keys.of(receiver);
    return receiver.sealing() == Sealing.GATEWAY || payload.files().isEmpty()
        ? seal.seal(envelope.id(), payload.bytes(), key)
        : large.seal(envelope.id(), payload, key);
  }
}

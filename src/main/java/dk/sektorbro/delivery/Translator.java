package dk.sektorbro.delivery;

import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.content.Content;
import dk.sektorbro.participant.ParticipantDirectory;
import org.apache.camel.ExchangeProperty;

/** From the sender's language to what is said, and from there to the receiver's language. */
public final class Translator {

  private final Dialects dialects;
  private final ParticipantDirectory directory;

  Translator(Dialects dialects, ParticipantDirectory directory) {
    this.dialects = dialects;
    this.directory = directory;
  }

  public Content read(Payload payload, @ExchangeProperty(Property.ENVELOPE) Envelope envelope) {
    return dialects.of(payload.language()).read(envelope.kind(), payload);
  }

  public Payload toReceiver(
      Content content, @ExchangeProperty(Property.ENVELOPE) Envelope envelope) {
    return dialects.of(directory.get(envelope.receiver()).language()).write(envelope, content);
  }
}

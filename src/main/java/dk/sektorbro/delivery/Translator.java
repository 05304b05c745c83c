package dk.sektorbro.delivery;

import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.LargeFile;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.content.Content;
import dk.sektorbro.exchange.large.Expansion;
import dk.sektorbro.participant.ParticipantDirectory;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;

/** From the sender's language to what is said, and from there to the receiver's language. */
public final class Translator {

  private final Dialects dialects;
  private final PayloadCut payloads;
  private final Expansion expansion;
  private final ParticipantDirectory directory;

  Translator(
      Dialects dialects, PayloadCut payloads, Expansion expansion, ParticipantDirectory directory) {
    this.dialects = dialects;
    this.payloads = payloads;
    this.expansion = expansion;
    this.directory = directory;
  }

  /**
   * Reads a message once: what it says, and where elements can be told apart, the message itself.
   */
  public Content read(
      Payload payload, @ExchangeProperty(Property.ENVELOPE) Envelope envelope, Exchange exchange) {
    if (payloads.knows(payload.language())) {
      PayloadCut.Open open = payloads.open(envelope.kind(), payload);
      exchange.setProperty(Property.OPEN, open);
      return open.content();
    }
    return dialects.of(payload.language()).read(envelope.kind(), payload);
  }

  /**
   * What is left of the message's large files comes along.
   *
   * @param cut what was cut before; nothing of what the hub writes itself
   */
  public Payload toReceiver(
      Content content,
      @ExchangeProperty(Property.ENVELOPE) Envelope envelope,
      @ExchangeProperty(Property.FILES) @Nullable List<LargeFile> files,
      @ExchangeProperty(Property.CUT) @Nullable Set<String> cut) {
    Payload written =
        dialects
            .of(directory.get(envelope.receiver()).language())
            .write(envelope, content, cut == null ? Set.of() : cut);
    return files == null || files.isEmpty()
        ? written
        : expansion.payload(written.language(), written.bytes(), files);
  }
}

package dk.sektorbro.delivery;

import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.LargeFile;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.content.Attachment;
import dk.sektorbro.exchange.content.Content;
import dk.sektorbro.exchange.large.LargeStore;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.participant.Sealing;
import java.net.URI;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.ExchangeProperty;

/**
 * The claim check: where a message is larger than its receiver takes one, its large files are left
 * at the hub and the message says where, how large they are and what their digest is.
 */
public final class SetApart {

  private final LargeStore store;
  private final LargeSealer sealer;
  private final ParticipantDirectory directory;
  private final ReceiverKeys keys;
  private final UnitOfWork transactions;
  private final URI hub;

  SetApart(
      LargeStore store,
      LargeSealer sealer,
      ParticipantDirectory directory,
      ReceiverKeys keys,
      UnitOfWork transactions,
      URI hub) {
    this.store = store;
    this.sealer = sealer;
    this.directory = directory;
    this.keys = keys;
    this.transactions = transactions;
    this.hub = hub;
  }

  /** The content as its receiver can take it. A replay makes the same links. */
  public Content forReceiver(
      Content content,
      @ExchangeProperty(Property.ENVELOPE) Envelope envelope,
      @ExchangeProperty(Property.FILES) List<LargeFile> files) {
    Participant receiver = directory.get(envelope.receiver());
    Optional<Long> most = receiver.limits().filesApartAbove();
    if (files.isEmpty() || most.isEmpty() || size(content, files) <= most.get()) {
      return content;
    }
    return LargeFiles.replaced(
        content,
        file ->
            standingFor(file, files)
                .map(large -> linked(file, large, left(large, envelope, receiver)))
                .orElse(file));
  }

  private static long size(Content content, List<LargeFile> files) {
    return LargeFiles.files(content).stream()
        .mapToLong(
            file -> standingFor(file, files).map(LargeFile::size).orElse((long) file.data().length))
        .sum();
  }

  private static Optional<LargeFile> standingFor(Attachment file, List<LargeFile> files) {
    return files.stream()
        .filter(large -> Arrays.equals(large.placeholder(), file.data()))
        .findFirst();
  }

  /** Sealed to the receiver's own key where it has one. */
  private UUID left(LargeFile file, Envelope envelope, Participant receiver) {
    UUID id =
        receiver.sealing() == Sealing.END_TO_END
            ? sealer.sealApart(envelope.id(), file, keys.of(receiver))
            : file.id();
    transactions.run(() -> store.setApart(envelope.id(), id));
    return id;
  }

  /**
   * What comes after the # is for the receiver alone: no client sends it, and no server logs it.
   */
  private Attachment linked(Attachment file, LargeFile large, UUID id) {
    URI link =
        hub.resolve(
            "/mailbox/v1/attachments/%s#size=%d&sha-256=%s"
                .formatted(id, large.size(), HexFormat.of().formatHex(large.sha256())));
    return new Attachment(file.contentType(), file.title(), new byte[0], Optional.of(link));
  }
}

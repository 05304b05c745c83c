package dk.sektorbro.delivery;

import dk.sektorbro.exchange.ByteSource;
import dk.sektorbro.exchange.LargeFile;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.large.Expansion;
import dk.sektorbro.exchange.large.LargeStore;
import dk.sektorbro.seal.StreamSeal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.UUID;

/** Seals a message that is too large for memory to its receiver, from the store into the store. */
final class LargeSealer {

  private final StreamSeal seal;
  private final Expansion expansion;
  private final LargeStore store;
  private final UnitOfWork transactions;

  LargeSealer(StreamSeal seal, LargeStore store, UnitOfWork transactions) {
    this.seal = seal;
    this.expansion = new Expansion(store);
    this.store = store;
    this.transactions = transactions;
  }

  /** The claim on the sealed message; a replay gets the one that was made before. */
  byte[] seal(MessageId message, Payload payload, X509Certificate receiver) {
    return Claim.on(store.sealed(message).orElseGet(() -> sealed(message, payload, receiver)));
  }

  private UUID sealed(MessageId message, Payload payload, X509Certificate receiver) {
    UUID id = sealed(store.draft(), message, expansion.of(payload), receiver);
    transactions.run(() -> store.keepSealed(message, id));
    return id;
  }

  /**
   * A file of a message by itself, signed as that message.
   *
   * @return where it lies; the same at a replay
   */
  UUID sealApart(MessageId message, LargeFile file, X509Certificate receiver) {
    UUID id = UUID.nameUUIDFromBytes(("apart/" + file.id()).getBytes(StandardCharsets.US_ASCII));
    return store.apartOf(id).isPresent()
        ? id
        : sealed(store.draft(id), message, store.content(file.id()), receiver);
  }

  private UUID sealed(
      LargeStore.Draft draft, MessageId message, ByteSource content, X509Certificate receiver) {
    try (Written out = new Written(draft)) {
      seal.seal(message, content, receiver, out);
      long unused = draft.finish();
      return draft.id();
    } catch (IOException e) {
      draft.discard();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      draft.discard();
      throw e;
    }
  }

  private static final class Written extends OutputStream {

    private final LargeStore.Draft draft;

    Written(LargeStore.Draft draft) {
      this.draft = draft;
    }

    @Override
    public void write(int octet) {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      draft.append(bytes, offset, length);
    }
  }
}

package dk.sektorbro.delivery;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.large.Expansion;
import dk.sektorbro.exchange.large.LargeStore;
import dk.sektorbro.seal.StreamSeal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
    LargeStore.Draft draft = store.draft();
    try (Written out = new Written(draft)) {
      seal.seal(message, expansion.of(payload), receiver, out);
      long unused = draft.finish();
      transactions.run(() -> store.keepSealed(message, draft.id()));
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

package dk.sektorbro.delivery;

import dk.sektorbro.exchange.LargeFile;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.large.LargeStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives each member of a team the large files of what was written to it: sealed anew in the hub's
 * store, under a key of their own, so that what becomes of one member's touches nobody else's.
 */
final class TeamFiles {

  private static final int AT_ONCE = 1 << 16;

  private final LargeStore store;
  private final Ledger ledger;
  private final UnitOfWork transactions;

  TeamFiles(LargeStore store, Ledger ledger, UnitOfWork transactions) {
    this.store = store;
    this.ledger = ledger;
    this.transactions = transactions;
  }

  /**
   * In no transaction, for it may take seconds. An earlier attempt's files stay beside them: which
   * of the two went to the broker is known at Release.
   */
  void give(MessageId member, List<LargeFile> files) {
    List<LargeFile> own = new ArrayList<>();
    try {
      files.forEach(file -> own.add(sealedAnew(file)));
      transactions.run(
          () -> {
            if (ledger.lock(member).orElseThrow().state() == MessageState.RECEIVED) {
              store.bind(member, own);
            }
          });
    } finally {
      store.discardUnbound(own);
    }
  }

  private LargeFile sealedAnew(LargeFile file) {
    LargeStore.Draft draft = store.draft();
    try (InputStream in = store.content(file.id()).open()) {
      byte[] some = new byte[AT_ONCE];
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        draft.append(some, 0, read);
      }
      long unused = draft.finish();
    } catch (IOException e) {
      draft.discard();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      draft.discard();
      throw e;
    }
    return new LargeFile(
        draft.id(), file.placeholder(), file.size(), file.sha256(), file.verdict());
  }
}

package dk.sektorbro.seal.jdbc;

import dk.sektorbro.exchange.AttachmentScanner;
import dk.sektorbro.exchange.ByteSource;
import dk.sektorbro.exchange.Concealer;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.LargeFile;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.large.LargeStore;
import dk.sektorbro.seal.KeyRing;
import dk.sektorbro.seal.PieceSeal;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Large contents in PostgreSQL, so that every hub reaches them: pieces of a mebibyte, each sealed.
 * What is known of a file lies concealed beside it.
 */
public final class JdbcLargeStore implements LargeStore {

  private static final String FILE = "FILE";
  private static final String SEALED = "SEALED";
  private static final String APART = "APART";

  private final JdbcClient jdbc;
  private final KeyRing keyRing;
  private final Concealer concealer;
  private final Clock clock;

  public JdbcLargeStore(JdbcClient jdbc, KeyRing keyRing, Concealer concealer, Clock clock) {
    this.jdbc = jdbc;
    this.keyRing = keyRing;
    this.concealer = concealer;
    this.clock = clock;
  }

  @Override
  public Draft draft(UUID id) {
    jdbc.sql("delete from large where id = ? and message is null").param(id).update();
    SecretKey key = keyRing.newDataKey();
    jdbc.sql("insert into large (id, key, begun_at) values (?, ?, ?)")
        .params(id, keyRing.wrap(key), Timestamp.from(clock.instant()))
        .update();
    return new JdbcDraft(jdbc, id, new PieceSeal(key, id));
  }

  @Override
  public void bind(MessageId message, Collection<LargeFile> files) {
    for (LargeFile file : files) {
      int bound =
          jdbc.sql("update large set message = ?, use = ?, particulars = ? where id = ?")
              .params(
                  message.value(),
                  FILE,
                  concealer.conceal(
                      Json.bytes(new Particulars(file.placeholder(), file.sha256())),
                      place(file.id())),
                  file.id())
              .update();
      if (bound == 0) {
        throw new Gone(file.id());
      }
    }
  }

  @Override
  public List<LargeFile> files(MessageId message) {
    return jdbc.sql(
            "select id, size, particulars from large where message = ? and particulars is not null")
        .param(message.value())
        .query((row, n) -> file(row))
        .list();
  }

  private LargeFile file(ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    Particulars known =
        Json.read(concealer.reveal(row.getBytes("particulars"), place(id)), Particulars.class);
    return new LargeFile(
        id,
        known.placeholder(),
        row.getLong("size"),
        known.sha256(),
        new AttachmentScanner.Verdict.Clean());
  }

  @Override
  public void discardUnbound(Collection<LargeFile> files) {
    for (LargeFile file : files) {
      jdbc.sql("delete from large where id = ? and message is null").param(file.id()).update();
    }
  }

  @Override
  public void destroyFiles(MessageId message, Collection<LargeFile> except) {
    UUID[] kept = except.stream().map(LargeFile::id).toArray(UUID[]::new);
    jdbc.sql("delete from large where message = ? and use = ? and id <> all (?)")
        .params(message.value(), FILE, kept)
        .update();
  }

  @Override
  public void keepSealed(MessageId message, UUID draft) {
    jdbc.sql("delete from large where message = ? and use = ?")
        .params(message.value(), SEALED)
        .update();
    use(draft, message, SEALED);
  }

  private void use(UUID draft, MessageId message, String use) {
    int kept =
        jdbc.sql("update large set message = ?, use = ? where id = ?")
            .params(message.value(), use, draft)
            .update();
    if (kept == 0) {
      throw new Gone(draft);
    }
  }

  @Override
  public Optional<UUID> sealed(MessageId message) {
    return jdbc.sql("select id from large where message = ? and use = ?")
        .params(message.value(), SEALED)
        .query(UUID.class)
        .optional();
  }

  @Override
  public ByteSource content(UUID id) {
    return jdbc.sql("select key, size from large where id = ? and size is not null")
        .param(id)
        .query(
            (row, n) ->
                content(
                    row.getLong("size"),
                    new StoredPieces(
                        jdbc, id, new PieceSeal(keyRing.unwrap(row.getBytes("key")), id))))
        .optional()
        .orElseThrow(() -> new Gone(id));
  }

  private static ByteSource content(long size, StoredPieces pieces) {
    return new ByteSource() {
      @Override
      public long length() {
        return size;
      }

      @Override
      public InputStream open() {
        return new PieceStream(pieces, size);
      }
    };
  }

  @Override
  public void setApart(MessageId message, UUID id) {
    use(id, message, APART);
  }

  @Override
  public Optional<MessageId> apartOf(UUID id) {
    return jdbc.sql("select message from large where id = ? and use = ?")
        .params(id, APART)
        .query((row, n) -> new MessageId(row.getObject("message", UUID.class)))
        .optional();
  }

  @Override
  public void destroy(UUID id) {
    jdbc.sql("delete from large where id = ?").param(id).update();
  }

  @Override
  public void destroyHandedOver(MessageId message) {
    jdbc.sql("delete from large where message = ? and use <> ?")
        .params(message.value(), APART)
        .update();
  }

  @Override
  public void destroy(MessageId message) {
    jdbc.sql("delete from large where message = ?").param(message.value()).update();
  }

  @Override
  public void sweep(Instant unboundBefore, Instant apartBefore) {
    jdbc.sql("delete from large where message is null and begun_at < ?")
        .param(Timestamp.from(unboundBefore))
        .update();
    jdbc.sql("delete from large where use = ? and begun_at < ?")
        .params(APART, Timestamp.from(apartBefore))
        .update();
  }

  private static String place(UUID id) {
    return "large.particulars/" + id;
  }

  /** What is known of a file and may not be shown. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Particulars(byte[] placeholder, byte[] sha256) {}
}

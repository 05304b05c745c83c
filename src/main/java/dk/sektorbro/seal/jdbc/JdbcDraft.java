package dk.sektorbro.seal.jdbc;

import dk.sektorbro.exchange.large.LargeStore;
import dk.sektorbro.seal.PieceSeal;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gathers what is written into pieces and stores each, sealed, as it is full. */
final class JdbcDraft implements LargeStore.Draft {

  private final JdbcClient jdbc;
  private final UUID id;
  private final PieceSeal seal;
  private final byte[] piece = new byte[PieceSeal.PIECE];
  private int filled;
  private int stored;

  JdbcDraft(JdbcClient jdbc, UUID id, PieceSeal seal) {
    this.jdbc = jdbc;
    this.id = id;
    this.seal = seal;
  }

  @Override
  public UUID id() {
    return id;
  }

  @Override
  public void append(byte[] bytes, int offset, int length) {
    int from = offset;
    int left = length;
    while (left > 0) {
      if (filled == piece.length) { // more follows, so it is not the last
        store(false);
      }
      int some = Math.min(left, piece.length - filled);
      System.arraycopy(bytes, from, piece, filled, some);
      filled += some;
      from += some;
      left -= some;
    }
  }

  @Override
  public long finish() {
    long size = (long) stored * piece.length + filled;
    store(true);
    jdbc.sql("update large set size = ? where id = ?").params(size, id).update();
    return size;
  }

  private void store(boolean last) {
    jdbc.sql("insert into large_piece (large, number, sealed) values (?, ?, ?)")
        .params(id, stored, seal.seal(stored, last, piece, filled))
        .update();
    stored++;
    filled = 0;
  }

  @Override
  public void discard() {
    jdbc.sql("delete from large where id = ?").param(id).update();
  }
}

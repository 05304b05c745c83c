package dk.sektorbro.seal.jdbc;

import dk.sektorbro.seal.PieceSeal;
import java.io.InputStream;
import java.util.Objects;

/** A stored content as a stream that holds one piece in memory. */
final class PieceStream extends InputStream {

  private final StoredPieces pieces;
  private final long size;
  private byte[] piece = new byte[0];
  private int open = -1;
  private long given;

  PieceStream(StoredPieces pieces, long size) {
    this.pieces = pieces;
    this.size = size;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    if (given == size) {
      return -1;
    }
    int number = Math.toIntExact(given / PieceSeal.PIECE);
    if (number != open) {
      piece = pieces.open(number, size <= (number + 1L) * PieceSeal.PIECE);
      open = number;
    }
    int within = Math.toIntExact(given % PieceSeal.PIECE);
    int some = Math.min(length, piece.length - within);
    System.arraycopy(piece, within, into, offset, some);
    given += some;
    return some;
  }

  @Override
  public long skip(long bytes) {
    long skipped = Math.clamp(bytes, 0, size - given);
    given += skipped;
    return skipped;
  }
}

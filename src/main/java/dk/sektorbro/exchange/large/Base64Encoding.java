package dk.sektorbro.exchange.large;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Objects;

/** What a stream gives, as base64 on one line. */
final class Base64Encoding extends InputStream {

  /** A multiple of three, so that pieces join without padding. */
  private static final int PIECE = 3 << 14;

  private final InputStream from;
  private byte[] encoded = new byte[0];
  private int given;

  Base64Encoding(InputStream from) {
    this.from = from;
  }

  @Override
  public int read() throws IOException {
    return isAtEnd() ? -1 : encoded[given++];
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    if (isAtEnd()) {
      return -1;
    }
    int some = Math.min(length, encoded.length - given);
    System.arraycopy(encoded, given, into, offset, some);
    given += some;
    return some;
  }

  private boolean isAtEnd() throws IOException {
    if (given == encoded.length) {
      encoded = Base64.getEncoder().encode(from.readNBytes(PIECE));
      given = 0;
    }
    return encoded.length == 0;
  }

  @Override
  public void close() throws IOException {
    from.close();
  }
}

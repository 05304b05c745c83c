package dk.sektorbro.exchange.large;

import dk.sektorbro.exchange.LargeFile;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import java.util.Arrays;
import java.util.Base64;

/** Decodes one long value of base64 (RFC 4648, section 4) into a file, with blanks left out. */
final class Base64Value implements AutoCloseable {

  /** A multiple of four, so that pieces decode by themselves. */
  private static final int PIECE = 1 << 16;

  private static final boolean[] ALPHABET = alphabet();

  private final FileDraft file;
  private final byte[] piece = new byte[PIECE];
  private final byte[] decoded = new byte[PIECE / 4 * 3];
  private int filled;
  private boolean escaped;
  private boolean padded;

  Base64Value(FileDraft file) {
    this.file = file;
  }

  static boolean isBase64(byte character) {
    return character >= 0 && ALPHABET[character];
  }

  static boolean isBlank(byte character) {
    return character == ' ' || character == '\n' || character == '\r' || character == '\t';
  }

  private static boolean[] alphabet() {
    boolean[] alphabet = new boolean[128];
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
        .chars()
        .forEach(character -> alphabet[character] = true);
    return alphabet;
  }

  static Refused notBase64() {
    return new Refused(
        RefusalCode.MALFORMED, "", "A long value that begins as base64 does is none to its end.");
  }

  /** The next characters: base64, blanks, and JSON's escapes of a slash and of blanks. */
  void take(byte[] characters, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      byte character = characters[i];
      if (escaped) {
        escaped = false;
        if (character != '/') {
          continue;
        }
      } else if (character == '\\') {
        escaped = true;
        continue;
      } else if (isBlank(character)) {
        continue;
      }
      piece[filled++] = character;
      if (filled == PIECE) {
        decode();
      }
    }
  }

  LargeFile end() {
    decode();
    return file.keep();
  }

  private void decode() {
    if (filled == 0) {
      return;
    }
    if (padded || filled % 4 != 0) {
      throw notBase64();
    }
    padded = piece[filled - 1] == '=';
    try {
      byte[] whole = filled == PIECE ? piece : Arrays.copyOf(piece, filled);
      file.write(decoded, 0, Base64.getDecoder().decode(whole, decoded));
    } catch (IllegalArgumentException e) {
      throw notBase64();
    }
    filled = 0;
  }

  @Override
  public void close() {
    file.close();
  }
}

package dk.sektorbro.exchange;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What tables and queues know a citizen by: an HMAC-SHA-256 of the id number under a key of the key
 * ring, in lower-case hex. Nobody without the key can tell whose it is, or test a guess.
 *
 * @param hex 64 hex digits
 */
public record CitizenKey(String hex) {

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  public CitizenKey {
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException("A citizen key is 64 hex digits");
    }
  }

  public static CitizenKey of(byte[] hmac) {
    return new CitizenKey(HexFormat.of().formatHex(hmac));
  }
}

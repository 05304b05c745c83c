package dk.sektorbro.exchange;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A SHA-256 digest as statements and evidence write it: {@code sha-256:} and 64 hex digits in lower
 * case.
 */
public record Digest(String text) {

  /**
   * The request attribute that holds the digest of the X.509 certificate that opened the
   * connection.
   */
  public static final String OF_KEY_ATTRIBUTE = "dk.sektorbro.key";

  private static final String ALGORITHM = "sha-256:";
  private static final Pattern FORM = Pattern.compile(ALGORITHM + "[0-9a-f]{64}");

  public Digest {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("A digest is sha-256: and 64 hex digits");
    }
  }

  /** The digest that these 32 bytes are. */
  public static Digest of(byte[] sha256) {
    return new Digest(ALGORITHM + HexFormat.of().formatHex(sha256));
  }

  /** The digest of that content. */
  public static Digest over(byte[] content) {
    try {
      return of(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The 32 bytes. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(text.substring(ALGORITHM.length()));
  }

  @Override
  public String toString() {
    return text;
  }
}

package dk.sektorbro.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
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
    return of(begun().digest(content));
  }

  /** The digest of that content, read to its end. */
  public static Digest over(ByteSource content) {
    try (InputStream in = content.open()) {
      DigestOutputStream digested =
          new DigestOutputStream(OutputStream.nullOutputStream(), begun());
      in.transferTo(digested);
      return of(digested.getMessageDigest().digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For content that comes piece by piece. */
  public static MessageDigest begun() {
    try {
      return MessageDigest.getInstance("SHA-256");
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

package dk.sektorbro.audit;

import dk.sektorbro.exchange.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hash that ties a record to all before it: SHA-256 over the hash before, the number, and the
 * record as JSON.
 */
public final class AuditChain {

  /** What the first record is tied to. */
  public static final byte[] BEGINNING = new byte[32];

  private AuditChain() {}

  public static byte[] link(byte[] before, long number, AuditEvent event) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(before);
      sha256.update(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
      sha256.update(Json.bytes(event));
      return sha256.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

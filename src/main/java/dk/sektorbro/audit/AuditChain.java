package dk.sektorbro.audit;

import dk.sektorbro.exchange.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hash that ties a record to all before it: SHA-256 over the hash before, the number, and the
 * SHA-256 of the record as JSON. Of records that are nobody's business a chain can therefore be
 * followed by their digests alone.
 */
public final class AuditChain {

  /** What the first record is tied to. */
  public static final byte[] BEGINNING = new byte[32];

  private AuditChain() {}

  public static byte[] link(byte[] before, long number, AuditEvent event) {
    return link(before, number, digest(AuditRecord.of(number, event)));
  }

  /**
   * @param digest of the record with that number
   */
  public static byte[] link(byte[] before, long number, byte[] digest) {
    MessageDigest sha256 = sha256();
    sha256.update(before);
    sha256.update(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
    sha256.update(digest);
    return sha256.digest();
  }

  /** SHA-256 of the record as JSON. */
  public static byte[] digest(AuditRecord record) {
    return sha256().digest(Json.bytes(record));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

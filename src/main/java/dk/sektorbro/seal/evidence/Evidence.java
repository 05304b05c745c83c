package dk.sektorbro.seal.evidence;

import dk.sektorbro.audit.AuditTrail;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Everything that proves one message's way. Holds no content and no id number.
 *
 * @param format {@link #FORMAT}
 * @param message the hub's id of it
 * @param senderSignature what the sender itself signed
 * @param receipt the hub's signed receipt, CMS in DER
 * @param acknowledgement the hub's signed statement that the receiver acknowledged, CMS in DER
 * @param receiverSignature what the receiver itself signed
 * @param audit what the hub did with it
 * @param hub the X.509 certificates of the hub that the statements were signed under, in DER: to
 *     look at, not to believe
 * @param algorithms in words, for who verifies with tools of their own
 */
public record Evidence(
    String format,
    UUID message,
    Instant exportedAt,
    Optional<byte[]> senderSignature,
    Optional<byte[]> receipt,
    Optional<byte[]> acknowledgement,
    Optional<byte[]> receiverSignature,
    Optional<AuditTrail> audit,
    List<byte[]> hub,
    List<String> algorithms) {

  public static final String FORMAT = "sektorbro-evidence/1";

  static final List<String> ALGORITHMS =
      List.of(
          "digests: SHA-256, written sha-256:<hex>",
          "statements: JSON in CMS SignedData (RFC 5652), ECDSA or RSASSA-PSS, signing-certificate-v2"
              + " (RFC 5035)",
          "audit: hash = SHA-256(hash before || number in decimal || SHA-256(record as JSON))",
          "signature: CMS SignedData beside the evidence as JSON in UTF-8");

  /**
   * The file: the evidence, and the hub's signature over all of it.
   *
   * @param signature CMS in DER beside {@code evidence} as JSON
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record File(Evidence evidence, byte[] signature) {}
}

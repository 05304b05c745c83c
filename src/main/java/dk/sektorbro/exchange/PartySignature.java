package dk.sektorbro.exchange;

import java.time.Instant;
import java.util.Optional;

/**
 * A party's own signature, once it has been verified, as evidence keeps it. Holds digests and no
 * content.
 *
 * @param form {@code cms}: CMS SignedData beside what it signs; {@code ws-security}: XML Signature
 *     in a SOAP header
 * @param signature the CMS in DER, or the value of the XML signature
 * @param signedInfo of an XML signature: the canonical octets that the value signs
 * @param x509 certificate of the party's key, in DER
 * @param signedAt when, as the party says
 */
@SuppressWarnings("ArrayRecordComponent")
public record PartySignature(
    String form, byte[] signature, Optional<byte[]> signedInfo, byte[] x509, Instant signedAt) {

  public static final String CMS = "cms";
  public static final String WS_SECURITY = "ws-security";
}

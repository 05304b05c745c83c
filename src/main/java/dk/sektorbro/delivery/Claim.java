package dk.sektorbro.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * What lies on a queue and in a mailbox in the place of a sealed message that is too large for
 * them. CMS begins with another octet, so the two are never taken for each other.
 */
final class Claim {

  private static final String MARK = "claim:";

  private Claim() {}

  static byte[] on(UUID sealed) {
    return (MARK + sealed).getBytes(StandardCharsets.US_ASCII);
  }

  /** What lies in the large store; empty where these are the sealed bytes themselves. */
  static Optional<UUID> in(byte[] sealed) {
    String text = new String(sealed, StandardCharsets.US_ASCII);
    return text.startsWith(MARK)
        ? Optional.of(UUID.fromString(text.substring(MARK.length())))
        : Optional.empty();
  }
}

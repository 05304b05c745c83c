package dk.sektorbro.seal.evidence;

import dk.sektorbro.audit.AuditChain;
import dk.sektorbro.audit.AuditRecord;
import dk.sektorbro.audit.AuditTrail;
import dk.sektorbro.exchange.ClockSkew;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/** Follows a piece of the audit chain from the hash before it to its last hash. */
final class TrailCheck {

  private static final int DIGEST = 32;

  private TrailCheck() {}

  /**
   * @throws EvidenceBroken naming the record, or the chain
   */
  static void check(AuditTrail trail, UUID message) {
    int length = trail.digests().length / DIGEST;
    if (trail.records().isEmpty()
        || trail.digests().length % DIGEST != 0
        || trail.before().length != DIGEST
        || trail.last().length != DIGEST) {
      throw new EvidenceBroken("audit chain", "it is not whole");
    }
    Instant latest = Instant.MIN;
    long number = 0;
    for (AuditRecord record : trail.records()) {
      String link = "audit record " + record.number();
      long place = record.number() - trail.first();
      if (record.number() <= number || place < 0 || place >= length) {
        throw new EvidenceBroken(link, "it stands out of order");
      }
      byte[] noted = digest(trail, Math.toIntExact(place));
      if (!MessageDigest.isEqual(AuditChain.digest(record), noted)) {
        throw new EvidenceBroken(link, "it does not fit its digest in the chain");
      }
      if (record.message().filter(message::equals).isEmpty()) {
        throw new EvidenceBroken(link, "it is about another message");
      }
      if (record
          .at()
          .isBefore(latest.minus(latest == Instant.MIN ? Duration.ZERO : ClockSkew.LARGEST))) {
        throw new EvidenceBroken(link, "it is older than the one before it");
      }
      number = record.number();
      latest = record.at();
    }
    byte[] hash = trail.before();
    for (int i = 0; i < length; i++) {
      hash = AuditChain.link(hash, trail.first() + i, digest(trail, i));
    }
    if (!MessageDigest.isEqual(hash, trail.last())) {
      throw new EvidenceBroken("audit chain", "its digests do not lead to its last hash");
    }
  }

  private static byte[] digest(AuditTrail trail, int place) {
    return Arrays.copyOfRange(trail.digests(), place * DIGEST, (place + 1) * DIGEST);
  }
}

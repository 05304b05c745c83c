package dk.sektorbro.seal.revocation;

import java.time.Instant;

/**
 * What an authority said of a key.
 *
 * @param learnedAt when the hub was told
 * @param standsUntil when it is to be asked again
 */
public record Verdict(boolean revoked, Instant learnedAt, Instant standsUntil) {

  boolean standsAt(Instant moment) {
    return !moment.isBefore(learnedAt) && moment.isBefore(standsUntil);
  }
}

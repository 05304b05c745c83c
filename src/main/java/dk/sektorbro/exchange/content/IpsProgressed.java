package dk.sektorbro.exchange.content;

import java.time.Instant;
import java.util.Optional;

/**
 * A jobcentre tells the referrer what came of a referral.
 *
 * @param referralId the referrer's id of the referral
 * @param about the referral as the hub knows it; empty as long as only the sender's words are read
 */
public record IpsProgressed(
    Citizen citizen,
    String referralId,
    Optional<ReferralReference> about,
    IpsProgress progress,
    Author author,
    Instant writtenAt)
    implements Content {

  /** The same about the referral as the hub knows it. */
  public IpsProgressed about(ReferralReference referral) {
    return new IpsProgressed(
        citizen, referralId, Optional.of(referral), progress, author, writtenAt);
  }

  @Override
  public String toString() {
    return "IpsProgressed";
  }
}

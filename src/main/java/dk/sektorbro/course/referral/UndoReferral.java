package dk.sektorbro.course.referral;

import dk.sektorbro.exchange.MessageId;
import java.time.Clock;

/**
 * A message was not shared, and so did not happen: a referral that never arrived is forgotten and
 * may be made again, a report that did not may be sent again.
 */
public final class UndoReferral {

  private final Referrals referrals;
  private final Clock clock;

  public UndoReferral(Referrals referrals, Clock clock) {
    this.referrals = referrals;
    this.clock = clock;
  }

  /** In the caller's transaction; nothing for a message of no referral. */
  public void handle(MessageId notShared) {
    referrals
        .lockConcernedBy(notShared)
        .ifPresent(
            referral -> {
              if (referral.message().equals(notShared)) {
                referrals.forget(referral.id());
              } else {
                referrals.store(referral.without(notShared), clock.instant());
              }
            });
  }
}

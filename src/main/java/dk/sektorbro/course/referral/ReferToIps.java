package dk.sektorbro.course.referral;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.IpsReferred;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Psychiatry refers a citizen to individual placement and support. */
public final class ReferToIps {

  private final Referrals referrals;
  private final Clock clock;

  public ReferToIps(Referrals referrals, Clock clock) {
    this.referrals = referrals;
    this.clock = clock;
  }

  /**
   * In the caller's transaction.
   *
   * @throws Refused where the referral's id was used before
   */
  public void handle(
      MessageId message,
      PartyId referrer,
      PartyId jobcentre,
      CitizenKey citizen,
      IpsReferred referred) {
    MessageId id = Referral.idOf(referrer, referred.referralId());
    if (referrals.lock(id).isPresent()) {
      throw new Refused(
          RefusalCode.ID_REUSED,
          "Bundle.entry.resource.ofType(ServiceRequest).identifier[0].value",
          "The referral was made before; give another one its own identifier.");
    }
    Instant now = clock.instant();
    referrals.store(
        new Referral(
            id, message, referrer, jobcentre, citizen, referred.messageId(), now, List.of()),
        now);
  }
}

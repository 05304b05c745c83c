package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.content.IpsReferred;
import dk.sektorbro.jobcentre.soap.IpsReferral;

/** Says referrals in the words of the contract. */
final class ReferralWriting {

  private ReferralWriting() {}

  static IpsReferral referral(IpsReferred from) {
    IpsReferral to = new IpsReferral();
    to.setCitizen(DeliveryWriting.citizen(from.citizen()));
    to.setReferralId(from.referralId());
    to.setAim(from.aim().code());
    from.ownWords().ifPresent(to::setOwnWords);
    from.note().ifPresent(to::setNote);
    to.setAuthor(DeliveryWriting.author(from.author()));
    to.setWrittenAt(DeliveryWriting.moment(from.writtenAt()));
    return to;
  }
}

package dk.sektorbro.jobcentre;

import dk.sektorbro.course.meeting.FollowMeeting;
import dk.sektorbro.delivery.HandOverDesk;
import dk.sektorbro.delivery.HandOverDesk.OpenReferral;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.IpsProgress;
import dk.sektorbro.jobcentre.soap.GetHandOverResponse;
import dk.sektorbro.jobcentre.soap.HandedOverMeeting;
import dk.sektorbro.jobcentre.soap.HandedOverReferral;
import dk.sektorbro.jobcentre.soap.HandedOverThread;
import java.math.BigInteger;

/** Says what is handed over to a jobcentre, in the words of the contract. */
final class HandOverWriting {

  private static final String URN = "urn:uuid:";
  private static final int MOST = 1000;
  private static final int MOST_REPORTS = 100;

  private HandOverWriting() {}

  static GetHandOverResponse response(HandOverDesk.HandedOver from) {
    GetHandOverResponse to = new GetHandOverResponse();
    from.from().stream().map(PartyId::sor).sorted().forEach(to.getMovedFrom()::add);
    from.requests().stream()
        .limit(MOST)
        .map(CertificateStatusWriting::status)
        .forEach(to.getHandedOverRequest()::add);
    from.threads().stream()
        .limit(MOST)
        .map(HandOverWriting::thread)
        .forEach(to.getHandedOverThread()::add);
    from.meetings().stream()
        .limit(MOST)
        .map(HandOverWriting::meeting)
        .forEach(to.getHandedOverMeeting()::add);
    from.referrals().stream()
        .limit(MOST)
        .map(HandOverWriting::referral)
        .forEach(to.getHandedOverReferral()::add);
    return to;
  }

  private static HandedOverMeeting meeting(FollowMeeting.Upcoming from) {
    HandedOverMeeting to = new HandedOverMeeting();
    to.setUid(from.uid());
    to.setOrganiser(from.organiser().sor());
    to.setWith(from.with().sor());
    to.setSequence(BigInteger.valueOf(from.sequence()));
    to.setStart(DeliveryWriting.moment(from.slot().start()));
    to.setEnd(DeliveryWriting.moment(from.slot().end()));
    return to;
  }

  private static HandedOverReferral referral(OpenReferral from) {
    HandedOverReferral to = new HandedOverReferral();
    to.setReferralId(from.referralId());
    to.setReferrer(from.referral().referrer().sor());
    to.setReferredAt(DeliveryWriting.moment(from.referral().referredAt()));
    from.referral().reports().stream()
        .limit(MOST_REPORTS)
        .map(report -> reported(report.progress()))
        .forEach(to.getReported()::add);
    return to;
  }

  private static HandedOverReferral.Reported reported(IpsProgress from) {
    HandedOverReferral.Reported to = new HandedOverReferral.Reported();
    to.setStep(from.code());
    from.day().ifPresent(to::setOn);
    return to;
  }

  private static HandedOverThread thread(HandOverDesk.Thread from) {
    HandedOverThread to = new HandedOverThread();
    to.setCommunicationId(URN + bare(from.id()));
    to.setWith(from.with().sor());
    to.setLatestMessageId(bare(from.lastMessage()));
    to.setWrittenAt(DeliveryWriting.moment(from.at()));
    return to;
  }

  private static String bare(String id) {
    return id.startsWith(URN) ? id.substring(URN.length()) : id;
  }
}

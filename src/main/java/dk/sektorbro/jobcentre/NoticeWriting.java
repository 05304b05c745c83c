package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.content.AdmissionNotice;
import dk.sektorbro.exchange.content.NetworkMeetingProposed;
import dk.sektorbro.jobcentre.soap.NetworkMeetingProposal;
import dk.sektorbro.jobcentre.soap.NoticeContact;

/** Says the hub's notices in the words of the contract. */
final class NoticeWriting {

  private NoticeWriting() {}

  static dk.sektorbro.jobcentre.soap.AdmissionNotice notice(AdmissionNotice from) {
    var to = new dk.sektorbro.jobcentre.soap.AdmissionNotice();
    to.setCitizen(DeliveryWriting.citizen(from.citizen()));
    to.setStay(from.stay());
    to.setEvent(from.event().code());
    to.setStanding(from.standing().code());
    from.corrects().ifPresent(to::setCorrects);
    from.times().admittedAt().ifPresent(to::setAdmittedAt);
    from.times().endedAt().ifPresent(to::setEndedAt);
    from.times().leaveFrom().ifPresent(to::setLeaveFrom);
    from.times().leaveUntil().ifPresent(to::setLeaveUntil);
    from.callOn().ifPresent(to::setCallOn);
    to.setContact(contact(from.contact()));
    to.setWrittenAt(DeliveryWriting.moment(from.writtenAt()));
    return to;
  }

  static NetworkMeetingProposal proposal(NetworkMeetingProposed from) {
    NetworkMeetingProposal to = new NetworkMeetingProposal();
    to.setCitizen(DeliveryWriting.citizen(from.citizen()));
    to.setContact(contact(from.contact()));
    to.setWrittenAt(DeliveryWriting.moment(from.writtenAt()));
    return to;
  }

  static NoticeContact contact(AdmissionNotice.Contact from) {
    NoticeContact to = new NoticeContact();
    to.setOrganisation(from.organisation().sor());
    to.setName(from.name());
    from.how().ifPresent(to::setHow);
    return to;
  }
}

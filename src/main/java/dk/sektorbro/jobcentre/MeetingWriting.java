package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.content.MeetingWord;
import dk.sektorbro.exchange.content.MeetingWord.Matter;
import dk.sektorbro.jobcentre.soap.Meeting;
import dk.sektorbro.jobcentre.soap.MeetingTypeCode;

/** Says a word on a meeting in the words of the contract. */
final class MeetingWriting {

  private MeetingWriting() {}

  static Meeting meeting(Envelope envelope, MeetingWord from) {
    Meeting to = new Meeting();
    to.setCitizen(DeliveryWriting.citizen(from.citizen()));
    if (from.matter() instanceof Matter.Invitation invitation) {
      to.setType(MeetingTypeCode.fromValue(invitation.type().code()));
    }
    to.setCalendar(new MeetingCalendar(envelope, from).text());
    to.setAuthor(DeliveryWriting.author(from.author()));
    to.setWrittenAt(DeliveryWriting.moment(from.writtenAt()));
    return to;
  }
}

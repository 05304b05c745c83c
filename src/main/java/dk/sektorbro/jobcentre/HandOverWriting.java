package dk.sektorbro.jobcentre;

import dk.sektorbro.delivery.MoveDesk;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.jobcentre.soap.GetHandOverResponse;
import dk.sektorbro.jobcentre.soap.HandedOverThread;

/** Says what is handed over to a jobcentre, in the words of the contract. */
final class HandOverWriting {

  private static final String URN = "urn:uuid:";
  private static final int MOST = 1000;

  private HandOverWriting() {}

  static GetHandOverResponse response(MoveDesk.HandedOver from) {
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
    return to;
  }

  private static HandedOverThread thread(MoveDesk.Thread from) {
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

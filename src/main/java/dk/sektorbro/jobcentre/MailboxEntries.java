package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.jobcentre.soap.Delivery;
import dk.sektorbro.jobcentre.soap.KindCode;
import dk.sektorbro.jobcentre.soap.MailboxEntry;
import java.time.ZoneOffset;

/** What a jobcentre is handed, from its mailbox or by push. */
final class MailboxEntries {

  private final ContractReader reader;

  MailboxEntries(ContractReader reader) {
    this.reader = reader;
  }

  MailboxEntry entry(MailboxDesk.Item item) {
    MailboxEntry entry = new MailboxEntry();
    entry.setHubMessageId(item.id().toString());
    entry.setKind(kind(item.kind()));
    entry.setFrom(item.from().sor());
    entry.setPlacedAt(item.placedAt().atOffset(ZoneOffset.UTC));
    switch (item.content()) {
      case MailboxDesk.Content.Open open ->
          entry.setDelivery((Delivery) reader.read(open.payload().bytes()));
      case MailboxDesk.Content.Sealed sealed ->
          entry.setSealedContent(Bytes.handler(sealed.cms(), "application/cms"));
    }
    return entry;
  }

  private static KindCode kind(MessageKind kind) {
    return switch (kind) {
      case CERTIFICATE_ANSWER -> KindCode.CERTIFICATE_ANSWER;
      case CARE_COMMUNICATION -> KindCode.CARE_COMMUNICATION;
      case NON_DELIVERY -> KindCode.NON_DELIVERY;
      case CERTIFICATE_REQUEST ->
          throw new IllegalStateException("A jobcentre takes no certificate requests");
    };
  }
}

package dk.sektorbro.jobcentre;

import dk.sektorbro.delivery.Mailbox;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.seal.Notary;
import java.util.List;

/** The jobcentre's desk in front of the hub's mailboxes. */
final class MailboxAtTheDesk implements MailboxDesk {

  private final Mailbox mailbox;

  MailboxAtTheDesk(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  @Override
  public Page receive(PartyId by, int max) {
    List<Item> items = mailbox.receive(by, max).stream().map(MailboxAtTheDesk::item).toList();
    return new Page(items, mailbox.waiting(by) > items.size());
  }

  private static Item item(Mailbox.Item item) {
    Content content =
        switch (item) {
          case Mailbox.Item.Sealed sealed -> new Content.Sealed(sealed.cms());
          case Mailbox.Item.Opened opened -> new Content.Open(opened.payload());
        };
    return new Item(
        item.envelope().id(),
        item.envelope().kind(),
        item.envelope().sender(),
        item.placedAt(),
        content);
  }

  @Override
  public List<Outcome> acknowledge(PartyId by, List<MessageId> messages, Notary.Word word) {
    return messages.stream().map(id -> outcome(mailbox.acknowledge(by, id, word))).toList();
  }

  private static Outcome outcome(Mailbox.Acknowledged acknowledged) {
    return switch (acknowledged) {
      case NOW -> Outcome.ACKNOWLEDGED;
      case BEFORE -> Outcome.ALREADY_ACKNOWLEDGED;
      case UNKNOWN -> Outcome.NOT_FOUND;
    };
  }
}

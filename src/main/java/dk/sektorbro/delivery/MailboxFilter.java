package dk.sektorbro.delivery;

import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which messages of a mailbox to list. Empty means any.
 *
 * @param since put into the mailbox at or after
 */
public record MailboxFilter(
    Optional<MessageKind> kind, Optional<PartyId> from, Optional<Instant> since) {

  static final MailboxFilter NONE =
      new MailboxFilter(Optional.empty(), Optional.empty(), Optional.empty());
}

package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.seal.Notary;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes a receiver's later word on a message it was given. An acknowledgement is never
 * acknowledged.
 */
public final class AcknowledgementDesk {

  private final Ledger ledger;
  private final ParticipantDirectory directory;
  private final Notary notary;
  private final Trail trail;
  private final UnitOfWork transactions;
  private final Clock clock;

  AcknowledgementDesk(
      Ledger ledger,
      ParticipantDirectory directory,
      Notary notary,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    this.ledger = ledger;
    this.directory = directory;
    this.notary = notary;
    this.trail = new Trail(audit, clock);
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Notes the word on the message that {@code from} received under this {@code MessageHeader.id}.
   *
   * @return false where it received no such message
   */
  public boolean acknowledged(
      PartyId from, String messageHeaderId, boolean usable, Notary.Word said) {
    return transactions.inOne(
        () -> {
          Optional<Ledger.Entry> entry =
              candidates(messageHeaderId)
                  .flatMap(id -> ledger.lock(id).stream())
                  .filter(found -> found.envelope().receiver().equals(from))
                  .findFirst();
          MessageState word = usable ? MessageState.ACKNOWLEDGED : MessageState.REJECTED;
          entry
              .filter(found -> found.state().mayBecome(word))
              .ifPresent(
                  found -> {
                    ledger.move(found.envelope().id(), word, "receiver's word", clock.instant());
                    if (usable) {
                      notary.acknowledged(found.envelope(), said);
                    }
                    trail.step("message.acknowledged", found.envelope(), word.name());
                  });
          return entry.isPresent();
        });
  }

  /**
   * A message goes out under the id its sender gave it, so it may be any sender's; a report under
   * the hub's own id.
   */
  private Stream<MessageId> candidates(String messageHeaderId) {
    Stream<MessageId> parties =
        directory.all().stream()
            .map(Participant::id)
            .map(sender -> MessageId.of(sender, messageHeaderId));
    return Stream.concat(parties, ownId(messageHeaderId).stream());
  }

  private static Optional<MessageId> ownId(String messageHeaderId) {
    try {
      return Optional.of(MessageId.parse(messageHeaderId));
    } catch (IllegalArgumentException notAUuid) {
      return Optional.empty();
    }
  }
}

package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.seal.Notary;
import java.time.Clock;
import java.util.List;
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
  private final HeldStore held;
  private final Ending ending;
  private final Trail trail;
  private final UnitOfWork transactions;
  private final Clock clock;

  AcknowledgementDesk(
      Ledger ledger,
      ParticipantDirectory directory,
      Notary notary,
      HeldStore held,
      Ending ending,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    this.ledger = ledger;
    this.directory = directory;
    this.notary = notary;
    this.held = held;
    this.ending = ending;
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
                    if (usable) {
                      accept(found.envelope(), said);
                    } else {
                      ending.endAndTell(
                          found,
                          MessageState.REJECTED,
                          "invalid-content",
                          List.of("receiver's word"));
                    }
                  });
          return entry.isPresent();
        });
  }

  private void accept(Envelope envelope, Notary.Word said) {
    ledger.move(envelope.id(), MessageState.ACKNOWLEDGED, "receiver's word", clock.instant());
    held.remove(envelope.id());
    notary.acknowledged(envelope, said);
    trail.step("message.acknowledged", envelope, "ok");
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

package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.exchange.ByteSource;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.large.LargeStore;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.participant.Sealing;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a receiver collects the files that were set apart of its messages. Each collection is a
 * disclosure: consent is decided again, and it is audited.
 */
public final class AttachmentDesk {

  private final LargeStore store;
  private final Ledger ledger;
  private final SealedGate gate;
  private final ParticipantDirectory directory;
  private final Trail trail;
  private final UnitOfWork transactions;

  AttachmentDesk(
      LargeStore store,
      Ledger ledger,
      SealedGate gate,
      ParticipantDirectory directory,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    this.store = store;
    this.ledger = ledger;
    this.gate = gate;
    this.directory = directory;
    this.trail = new Trail(audit, clock);
    this.transactions = transactions;
  }

  /**
   * A file as its receiver gets it.
   *
   * @param sealed whether it is CMS to the receiver's own key, or the file itself
   */
  public record Collected(ByteSource bytes, boolean sealed) {}

  /**
   * Empty where the party has no such file to collect, or consent no longer lets it be collected.
   */
  public Optional<Collected> collect(PartyId by, UUID id) {
    return transactions.inOne(() -> handedOver(by, id).flatMap(entry -> disclose(entry, id)));
  }

  private Optional<Collected> disclose(Ledger.Entry entry, UUID id) {
    ShareDecision decision = gate.decideAgain(entry);
    if (!(decision instanceof ShareDecision.Permit)) {
      store.destroy(id);
      trail.step("attachment.withheld", entry.envelope(), "no consent", Releaser.grounds(decision));
      return Optional.empty();
    }
    trail.step("attachment.collected", entry.envelope(), "ok", Releaser.grounds(decision));
    boolean sealed = directory.get(entry.envelope().receiver()).sealing() == Sealing.END_TO_END;
    return Optional.of(new Collected(store.content(id), sealed));
  }

  /**
   * The party has the file safe: the hub's copy is destroyed.
   *
   * @return false where the party has no such file to collect
   */
  public boolean acknowledge(PartyId by, UUID id) {
    return transactions.inOne(
        () -> {
          Optional<Ledger.Entry> entry = handedOver(by, id);
          entry.ifPresent(
              found -> {
                store.destroy(id);
                trail.step("attachment.acknowledged", found.envelope(), "ok");
              });
          return entry.isPresent();
        });
  }

  /** The message, where the party has it, and with it the link. */
  private Optional<Ledger.Entry> handedOver(PartyId by, UUID id) {
    return store
        .apartOf(id)
        .flatMap(ledger::lock)
        .filter(entry -> entry.envelope().receiver().equals(by))
        .filter(
            entry ->
                entry.state() == MessageState.DELIVERED
                    || entry.state() == MessageState.ACKNOWLEDGED);
  }
}

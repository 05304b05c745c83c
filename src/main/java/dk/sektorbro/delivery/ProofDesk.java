package dk.sektorbro.delivery;

import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.seal.Handover;
import dk.sektorbro.seal.Proofs;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Hands a sender what the hub signed about its own messages. Of anybody else's it knows nothing.
 */
public final class ProofDesk {

  private final Ledger ledger;
  private final Proofs proofs;

  ProofDesk(Ledger ledger, Proofs proofs) {
    this.ledger = ledger;
    this.proofs = proofs;
  }

  /**
   * Of the words by which a receiver acknowledges over its own signature: {@code acknowledged}, the
   * hub's id, and the digest of the bytes it was handed; empty where it was handed no such message.
   */
  Optional<Digest> acknowledgementOf(PartyId receiver, MessageId message) {
    return ledger
        .find(message)
        .filter(entry -> entry.envelope().receiver().equals(receiver))
        .flatMap(entry -> proofs.find(message, Proofs.Part.HANDOVER))
        .map(Handover::read)
        .map(
            handover ->
                Digest.over(
                    ("acknowledged " + message + " " + handover.delivered())
                        .getBytes(StandardCharsets.US_ASCII)));
  }

  /**
   * One part of the proof, CMS in DER; empty where the party sent no such message, or there is no
   * such part yet.
   */
  public Optional<byte[]> ofSent(PartyId sender, MessageId message, Proofs.Part part) {
    return ledger
        .find(message)
        .filter(entry -> entry.envelope().sender().equals(sender))
        .flatMap(entry -> proofs.find(message, part));
  }
}

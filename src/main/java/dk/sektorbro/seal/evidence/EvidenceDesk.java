package dk.sektorbro.seal.evidence;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.audit.AuditTrail;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.seal.Proofs;
import dk.sektorbro.seal.StatementSigner;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Puts a message's evidence together and signs it. */
public final class EvidenceDesk {

  private final Proofs proofs;
  private final Audit audit;
  private final StatementSigner signer;
  private final Clock clock;

  public EvidenceDesk(Proofs proofs, Audit audit, StatementSigner signer, Clock clock) {
    this.proofs = proofs;
    this.audit = audit;
    this.signer = signer;
    this.clock = clock;
  }

  /** The evidence file as JSON; empty where the hub knows nothing of that message. */
  public Optional<byte[]> of(MessageId message) {
    Optional<byte[]> receipt = proofs.find(message, Proofs.Part.RECEIPT);
    Optional<AuditTrail> trail = audit.trail(message);
    if (receipt.isEmpty() && trail.isEmpty()) {
      return Optional.empty();
    }
    Optional<byte[]> acknowledgement = proofs.find(message, Proofs.Part.ACKNOWLEDGEMENT);
    Evidence evidence =
        new Evidence(
            Evidence.FORMAT,
            message.value(),
            clock.instant().truncatedTo(ChronoUnit.SECONDS),
            proofs.find(message, Proofs.Part.SENDER_SIGNATURE),
            receipt,
            acknowledgement,
            proofs.find(message, Proofs.Part.RECEIVER_SIGNATURE),
            trail,
            List.of(encoded()),
            Evidence.ALGORITHMS);
    byte[] signature = signer.signBeside(message, Json.bytes(evidence));
    return Optional.of(Json.bytes(new Evidence.File(evidence, signature)));
  }

  private byte[] encoded() {
    try {
      return signer.certificate().getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}

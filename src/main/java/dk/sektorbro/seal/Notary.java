package dk.sektorbro.seal;

import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartySignature;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;

/**
 * Signs what the hub can be held to, once for each message, and keeps it: asked again it gives the
 * same bytes. Works in the caller's transaction.
 */
public final class Notary {

  private final Proofs proofs;
  private final StatementSigner signer;
  private final Clock clock;

  public Notary(Proofs proofs, StatementSigner signer, Clock clock) {
    this.proofs = proofs;
    this.signer = signer;
    this.clock = clock;
  }

  /**
   * Notes what a receipt will be bound to. As long as none has been given, a later transmission
   * takes the place of one that broke off.
   *
   * @param sent of what the sender sent
   * @param signature the sender's own, verified
   */
  public void expects(MessageId message, Digest sent, Optional<PartySignature> signature) {
    if (proofs.find(message, Proofs.Part.RECEIPT).isEmpty()) {
      proofs.replace(message, Proofs.Part.PAYLOAD, sent.bytes(), clock.instant());
      signature.ifPresent(
          signed ->
              proofs.replace(
                  message, Proofs.Part.SENDER_SIGNATURE, Json.bytes(signed), clock.instant()));
    }
  }

  /** Whether something else was sent under the same id before, as far as that was noted. */
  public boolean expectsAnother(MessageId message, Digest sent) {
    return proofs
        .find(message, Proofs.Part.PAYLOAD)
        .filter(before -> !Arrays.equals(before, sent.bytes()))
        .isPresent();
  }

  /**
   * The receipt of a message that the hub will not lose any more.
   *
   * @return empty where nothing was noted that it could be bound to: the message is the hub's own,
   *     or older than receipts
   */
  public Optional<byte[]> receipt(Envelope envelope) {
    return proofs
        .find(envelope.id(), Proofs.Part.RECEIPT)
        .or(
            () ->
                proofs
                    .find(envelope.id(), Proofs.Part.PAYLOAD)
                    .map(payload -> receipt(envelope, Digest.of(payload))));
  }

  private byte[] receipt(Envelope envelope, Digest payload) {
    Optional<Digest> signature =
        proofs.find(envelope.id(), Proofs.Part.SENDER_SIGNATURE).map(Digest::over);
    return proofs.keep(
        envelope.id(),
        Proofs.Part.RECEIPT,
        signer.sign(Statement.Accepted.of(envelope, payload, signature)),
        clock.instant());
  }

  /** Notes what the receiver is handed; the first time stands. */
  public void handsOver(MessageId message, Handover handover) {
    byte[] unused = proofs.keep(message, Proofs.Part.HANDOVER, handover.bytes(), clock.instant());
  }

  /**
   * How the receiver said that it has the message.
   *
   * @param way {@code mailbox} or {@code push}
   * @param key of the X.509 certificate it showed
   * @param answer of what it answered, where that is more than the call
   * @param signature the receiver's own under its answer, verified
   */
  public record Word(
      String way,
      Optional<Digest> key,
      Optional<Digest> answer,
      Optional<PartySignature> signature) {

    public Word(String way, Optional<Digest> key, Optional<Digest> answer) {
      this(way, key, answer, Optional.empty());
    }

    /** By a call over a connection that the party's key opened. */
    public static Word inPerson(String way, Optional<Digest> key) {
      return new Word(way, key, Optional.empty());
    }
  }

  /** Signs that the receiver acknowledged what it was handed. */
  public void acknowledged(Envelope envelope, Word word) {
    proofs
        .find(envelope.id(), Proofs.Part.HANDOVER)
        .map(Handover::read)
        .ifPresent(handover -> acknowledged(envelope, handover, word));
  }

  private void acknowledged(Envelope envelope, Handover handover, Word word) {
    word.signature()
        .ifPresent(
            signed -> {
              byte[] unused =
                  proofs.keep(
                      envelope.id(),
                      Proofs.Part.RECEIVER_SIGNATURE,
                      Json.bytes(signed),
                      clock.instant());
            });
    Statement.Acknowledged statement =
        new Statement.Acknowledged(
            envelope.id().value(),
            envelope.kind().code(),
            envelope.sender().sor(),
            envelope.receiver().sor(),
            word.way(),
            handover.form().code(),
            handover.delivered().text(),
            word.key().map(Digest::text),
            word.answer().map(Digest::text),
            word.signature().map(signed -> Digest.over(Json.bytes(signed)).text()),
            clock.instant());
    byte[] unused =
        proofs.keep(
            envelope.id(), Proofs.Part.ACKNOWLEDGEMENT, signer.sign(statement), clock.instant());
  }
}

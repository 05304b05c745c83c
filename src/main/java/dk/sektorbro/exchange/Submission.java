package dk.sektorbro.exchange;

import java.util.Optional;

/**
 * What a party handed in, before anything of it is believed.
 *
 * @param authenticated the party whose key opened the connection
 * @param payload as received, byte for byte
 * @param claimedMessageId what the payload says its message id is, where that can be read without
 *     believing the rest: a resend is known by it and gets its first answer again
 * @param claimedTransmissionId the same of the transmission it comes in, where its language knows
 *     one
 * @param sent of what the party sent, in the form that its language gives digests of
 * @param signature the party's own, where it signs
 */
public record Submission(
    PartyId authenticated,
    Payload payload,
    Optional<String> claimedMessageId,
    Optional<String> claimedTransmissionId,
    Digest sent,
    Optional<SentSignature> signature) {

  /** Sent as its payload is, in a language that knows messages and not their transmissions. */
  public Submission(PartyId authenticated, Payload payload, Optional<String> claimedMessageId) {
    this(
        authenticated,
        payload,
        claimedMessageId,
        Optional.empty(),
        Digest.of(payload.digest()),
        Optional.empty());
  }
}

package dk.sektorbro.seal;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.Envelope;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What the hub states under its signature about one message: JSON, in this order of members, as the
 * content of a CMS SignedData. Names parties by SOR code and content by digest, and says nothing of
 * the citizen.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "statement")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Statement.Accepted.class, name = "accepted"),
  @JsonSubTypes.Type(value = Statement.Acknowledged.class, name = "acknowledged")
})
public sealed interface Statement {

  /** The hub's id of the message. */
  UUID message();

  Instant at();

  /**
   * The hub has taken the message over and will not lose it.
   *
   * @param kind the code of the kind of message
   * @param payload of what the sender sent
   * @param signature of the evidence of the sender's own signature, where it signs
   * @param at when it was first accepted
   */
  @JsonPropertyOrder({
    "statement",
    "message",
    "kind",
    "sender",
    "receiver",
    "payload",
    "signature",
    "at"
  })
  record Accepted(
      UUID message,
      String kind,
      String sender,
      String receiver,
      String payload,
      Optional<String> signature,
      Instant at)
      implements Statement {

    static Accepted of(Envelope envelope, Digest payload, Optional<Digest> signature) {
      return new Accepted(
          envelope.id().value(),
          envelope.kind().code(),
          envelope.sender().sor(),
          envelope.receiver().sor(),
          payload.text(),
          signature.map(Digest::text),
          envelope.acceptedAt());
    }
  }

  /**
   * The receiver has acknowledged the message.
   *
   * @param way {@code mailbox} or {@code push}
   * @param form what {@code delivered} is the digest of: {@code sealed}, the CMS that only the
   *     receiver opens, or {@code opened}, the message in the receiver's language
   * @param delivered of the bytes that the receiver was handed
   * @param key of the X.509 certificate that the receiver showed in the TLS connection; empty where
   *     the acknowledgement came without one
   * @param answer of the acknowledgement the receiver gave; empty where it is the call itself
   * @param signature of the evidence of the receiver's own signature, where it signs
   */
  @JsonPropertyOrder({
    "statement",
    "message",
    "kind",
    "sender",
    "receiver",
    "way",
    "form",
    "delivered",
    "key",
    "answer",
    "signature",
    "at"
  })
  record Acknowledged(
      UUID message,
      String kind,
      String sender,
      String receiver,
      String way,
      String form,
      String delivered,
      Optional<String> key,
      Optional<String> answer,
      Optional<String> signature,
      Instant at)
      implements Statement {}
}

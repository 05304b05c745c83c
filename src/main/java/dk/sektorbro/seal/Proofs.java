package dk.sektorbro.seal;

import dk.sektorbro.exchange.MessageId;
import java.time.Instant;
import java.util.Optional;

/** What can be shown of a message afterwards. Writing joins the caller's transaction. */
public interface Proofs {

  Optional<byte[]> find(MessageId message, Part part);

  /** Keeps a part, unless there is one: the first stands. Returns the one that stands. */
  byte[] keep(MessageId message, Part part, byte[] object, Instant at);

  /** Keeps a part in place of the one there may be. */
  void replace(MessageId message, Part part, byte[] object, Instant at);

  /** A part of the proof. Its name is what the table knows it by. */
  enum Part {
    /** SHA-256 of the payload as it was sent. */
    PAYLOAD,
    /** The sender's own signature, where it signs. */
    SENDER_SIGNATURE,
    /** The hub's signed receipt. */
    RECEIPT,
    /** What the receiver was handed, as {@link Handover} writes it. */
    HANDOVER,
    /** The hub's signed statement that the receiver acknowledged. */
    ACKNOWLEDGEMENT,
    /** The receiver's own signature on its acknowledgement, where it signs. */
    RECEIVER_SIGNATURE
  }
}

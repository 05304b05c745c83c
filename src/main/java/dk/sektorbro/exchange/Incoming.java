package dk.sektorbro.exchange;

import java.util.Optional;

/**
 * A submission that was read and found valid in its own language, and says who it is from, to and
 * about.
 *
 * @param senderMessageId what the sender calls it: {@code MessageHeader.id}, or the message id of
 *     the SOAP request
 * @param transmissionId what the sender calls this transmission of it: {@code Bundle.id}; the
 *     message id where the language knows no difference
 * @param conversation what the sender calls the thread
 * @param requestId for a certificate request or answer: the request's id
 */
public record Incoming(
    MessageKind kind,
    PartyId sender,
    PartyId receiver,
    CitizenId citizen,
    String senderMessageId,
    String transmissionId,
    Optional<String> conversation,
    Optional<String> requestId,
    Payload payload) {

  public MessageId id() {
    return MessageId.of(sender, senderMessageId);
  }
}

package dk.sektorbro.exchange;

import java.time.Instant;
import java.util.Optional;

/**
 * What every stage knows of a message without opening it. Holds no id number and no text of the
 * message.
 *
 * @param id the hub's id
 * @param citizen absent only where a message is about no one, as a non-delivery report
 * @param conversation the hub's id of the thread the message belongs to, derived like {@link
 *     MessageId}
 * @param acceptedAt when intake first saw the message
 */
public record Envelope(
    MessageId id,
    MessageKind kind,
    PartyId sender,
    PartyId receiver,
    Optional<CitizenKey> citizen,
    Optional<MessageId> conversation,
    Instant acceptedAt) {

  /**
   * Messages of one citizen to one receiver keep their order; this names their group on the broker.
   */
  public String orderGroup() {
    return receiver + "/" + citizen.map(CitizenKey::hex).orElse("-");
  }
}

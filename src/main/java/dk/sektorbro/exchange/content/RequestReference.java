package dk.sektorbro.exchange.content;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Which request for a certificate something is about, as both sides know it.
 *
 * @param message the message that brought the request to whoever is to answer it
 * @param due the day the answer is due now
 */
public record RequestReference(
    String requestId,
    PartyId requester,
    String conversation,
    String form,
    MessageId message,
    Instant askedAt,
    LocalDate due) {

  @Override
  public String toString() {
    return "RequestReference[" + form + "]";
  }
}

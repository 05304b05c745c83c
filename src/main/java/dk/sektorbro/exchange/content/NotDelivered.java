package dk.sektorbro.exchange.content;

import java.time.Instant;

/**
 * The hub's report to a sender that a message was not delivered. Says nothing about the citizen.
 *
 * @param senderMessageId what the sender calls the message
 * @param reason a code of {@code http://sektorbro.dk/fhir/CodeSystem/non-delivery-reasons}
 * @param explanation the reason in a sentence, with what the sender can do
 */
public record NotDelivered(String senderMessageId, String reason, String explanation, Instant at)
    implements Content {}

package dk.sektorbro.exchange;

/**
 * What a party handed in, before anything of it is believed.
 *
 * @param authenticated the party whose key opened the connection
 * @param payload as received, byte for byte
 */
public record Submission(PartyId authenticated, Payload payload) {}

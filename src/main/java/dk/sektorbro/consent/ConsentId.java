package dk.sektorbro.consent;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.util.UUID;

/** The hub's id of a consent: the same whenever the same party registers the same consent again. */
public record ConsentId(UUID value) {

  public static ConsentId of(PartyId registeredBy, String registrarsId) {
    return new ConsentId(MessageId.of(registeredBy, "consent/" + registrarsId).value());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

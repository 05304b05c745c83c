package dk.sektorbro.exchange.content;

import dk.sektorbro.exchange.PartyId;
import java.util.Optional;

/**
 * The professional who wrote something.
 *
 * @param role a code of MedCom's {@code medcom-core-practitionerRoles}, such as {@code
 *     socialraadgiver}
 * @param organisation where the author works, when the message tells
 * @param phone how to reach the author
 */
public record Author(
    String givenName,
    String familyName,
    Optional<String> role,
    Optional<PartyId> organisation,
    Optional<String> phone) {

  @Override
  public String toString() {
    return "Author[" + role.orElse("-") + "]";
  }
}

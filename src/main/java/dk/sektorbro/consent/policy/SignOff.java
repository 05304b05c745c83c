package dk.sektorbro.consent.policy;

import dk.sektorbro.consent.Code;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A named person answers for sharing without consent, in one case, until a moment.
 *
 * @param basis code of the {@link StatutoryBasis}
 * @param information the classes of information it is for
 * @param signedBy who answers for it
 * @param reason why it is needed, in that person's words
 * @param until the first moment it no longer counts
 */
public record SignOff(
    UUID id,
    String basis,
    CitizenKey citizen,
    PartyId source,
    PartyId recipient,
    String caseNumber,
    Set<Code> information,
    String signedBy,
    String reason,
    Instant signedAt,
    Instant until) {

  @Override
  public String toString() {
    return "SignOff[" + id + ", " + basis + "]";
  }
}

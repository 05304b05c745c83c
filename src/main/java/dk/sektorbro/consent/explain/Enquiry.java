package dk.sektorbro.consent.explain;

import dk.sektorbro.consent.Purpose;
import dk.sektorbro.consent.Unwritten;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a message of this kind could be shared.
 *
 * @param sender who would send it
 * @param receiver who would get it
 * @param purpose one of those the kind serves; empty means any of them
 * @param caseNumber the case it would be about, where it is about one
 * @param known what is known of the message besides
 */
public record Enquiry(
    CitizenId citizen,
    PartyId sender,
    PartyId receiver,
    MessageKind kind,
    Optional<Purpose> purpose,
    Optional<String> caseNumber,
    Unwritten known,
    Instant at) {

  /** Who would get something of somebody, and that somebody. */
  Set<PartyId> sides() {
    return kind == MessageKind.CERTIFICATE_FORWARD && known.requester().isPresent()
        ? Set.of(known.requester().get(), receiver)
        : Set.of(sender, receiver);
  }

  @Override
  public String toString() {
    return "Enquiry[" + kind.code() + " from " + sender + " to " + receiver + "]";
  }
}

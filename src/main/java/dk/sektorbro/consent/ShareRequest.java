package dk.sektorbro.consent;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One disclosure that somebody is about to make: everything the gate decides on.
 *
 * @param source whose information it is
 * @param recipient who would learn it
 * @param purposes what this kind of message may serve; the consent is for one of them
 * @param caseNumber the case, where the message names one
 * @param essential the type of information without which there is no message
 * @param accompanying types that come along and can be cut away
 * @param at the moment of the disclosure
 */
public record ShareRequest(
    CitizenKey citizen,
    PartyId source,
    PartyId recipient,
    Set<Purpose> purposes,
    Optional<String> caseNumber,
    InformationType essential,
    Set<InformationType> accompanying,
    Instant at) {

  /** The same disclosure at another moment. */
  public ShareRequest at(Instant moment) {
    return new ShareRequest(
        citizen, source, recipient, purposes, caseNumber, essential, accompanying, moment);
  }

  @Override
  public String toString() {
    return "ShareRequest[" + source + " to " + recipient + ", " + essential + "]";
  }
}

package dk.sektorbro.consent;

import dk.sektorbro.exchange.CitizenKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One disclosure that somebody is about to make: everything the gate decides on.
 *
 * @param source whose information it is
 * @param recipient who would learn it
 * @param purposes what this kind of message may serve; one of them must be consented to
 * @param caseNumber the case, where the message names one
 * @param action what is done with it, a code of {@link CodeSystems#ACTIONS}
 * @param essential the information without which there is no message
 * @param accompanying what comes along and can be cut away
 * @param at the moment of the disclosure
 */
public record ShareRequest(
    CitizenKey citizen,
    Party source,
    Party recipient,
    Set<Code> purposes,
    Optional<String> caseNumber,
    Code action,
    Item essential,
    List<Item> accompanying,
    Instant at) {

  public static final Code DISCLOSE = new Code(CodeSystems.ACTIONS, "disclose");

  /** The same disclosure about the citizen by another key. */
  public ShareRequest about(CitizenKey known) {
    return new ShareRequest(
        known, source, recipient, purposes, caseNumber, action, essential, accompanying, at);
  }

  /** The same disclosure at another moment. */
  public ShareRequest at(Instant moment) {
    return new ShareRequest(
        citizen, source, recipient, purposes, caseNumber, action, essential, accompanying, moment);
  }

  /** The same disclosure for these purposes. */
  ShareRequest serving(Set<Code> other) {
    return new ShareRequest(
        citizen, source, recipient, other, caseNumber, action, essential, accompanying, at);
  }

  /** The same disclosure between the same parties as they are known now. */
  public ShareRequest between(Party from, Party to) {
    return new ShareRequest(
        citizen, from, to, purposes, caseNumber, action, essential, accompanying, at);
  }

  @Override
  public String toString() {
    return "ShareRequest[" + source + " to " + recipient + ", " + essential + "]";
  }
}

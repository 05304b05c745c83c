package dk.sektorbro.course.discharge;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A planned discharge as one receiver is told of it.
 *
 * @param id the hub's, derived from the two parties and the sender's own id of it
 * @param versions that were sent, oldest first
 */
public record PlannedDischarge(
    MessageId id, PartyId sender, PartyId receiver, CitizenKey citizen, List<Version> versions) {

  public PlannedDischarge {
    versions = List.copyOf(versions);
  }

  /**
   * @param message that told it
   * @param cancels whether nothing is planned any longer
   */
  public record Version(MessageId message, Instant writtenAt, boolean cancels) {}

  public static MessageId idOf(PartyId sender, PartyId receiver, String planId) {
    return MessageId.of(sender, "planned-discharge/" + receiver + "/" + planId);
  }

  Optional<Version> latest() {
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast());
  }

  /** Those before the one a message told, the latest first. */
  List<Version> before(MessageId message) {
    List<Version> before = new ArrayList<>();
    for (Version version : versions) {
      if (version.message().equals(message)) {
        break;
      }
      before.addFirst(version);
    }
    return before;
  }

  /** Those after it, the latest first. */
  List<Version> after(MessageId message) {
    return versions.reversed().stream()
        .takeWhile(version -> !version.message().equals(message))
        .toList();
  }

  Optional<Version> of(MessageId message) {
    return versions.stream().filter(version -> version.message().equals(message)).findFirst();
  }

  PlannedDischarge and(Version version) {
    List<Version> longer = new ArrayList<>(versions);
    longer.add(version);
    return with(longer);
  }

  /** The same as if the message had never been sent. */
  PlannedDischarge without(MessageId message) {
    return with(versions.stream().filter(version -> !version.message().equals(message)).toList());
  }

  private PlannedDischarge with(List<Version> other) {
    return new PlannedDischarge(id, sender, receiver, citizen, other);
  }
}

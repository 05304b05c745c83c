package dk.sektorbro.course.meeting;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.content.MeetingWord;
import dk.sektorbro.exchange.content.MeetingWord.Activity;
import dk.sektorbro.exchange.content.MeetingWord.Matter;
import dk.sektorbro.exchange.content.MeetingWord.Slot;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A word on a meeting, as the hub remembers it.
 *
 * @param slot of an invitation
 * @param follows the word that it changes, takes back or answers
 */
public record Said(
    MessageId message,
    Kind kind,
    int sequence,
    Optional<Slot> slot,
    Instant writtenAt,
    Optional<MessageId> follows) {

  /**
   * Which of the organiser's words stands: the later version, of one version its cancellation, and
   * otherwise what was written last (RFC 5546, section 2.1.5).
   */
  static final Comparator<Said> STANDING =
      Comparator.comparingInt(Said::sequence)
          .thenComparing(said -> said.kind() == Kind.CANCELLATION)
          .thenComparing(Said::writtenAt);

  /** What a word is. */
  public enum Kind {
    INVITATION,
    CANCELLATION,
    REPLY,
    COUNTER_PROPOSAL;

    boolean isTheOrganisers() {
      return this == INVITATION || this == CANCELLATION;
    }
  }

  static Said of(MessageId message, MeetingWord word) {
    return new Said(
        message,
        switch (word.matter()) {
          case Matter.Invitation invitation -> Kind.INVITATION;
          case Matter.Cancellation cancellation -> Kind.CANCELLATION;
          case Matter.Reply reply -> Kind.REPLY;
          case Matter.CounterProposal proposal -> Kind.COUNTER_PROPOSAL;
        },
        word.sequence(),
        word.matter() instanceof Matter.Invitation invitation
            ? Optional.of(invitation.slot())
            : Optional.empty(),
        word.writtenAt(),
        Optional.empty());
  }

  Said following(Optional<Said> before) {
    return new Said(message, kind, sequence, slot, writtenAt, before.map(Said::message));
  }

  Activity activity() {
    return switch (kind) {
      case INVITATION -> follows.isPresent() ? Activity.CHANGED : Activity.CALLED;
      case CANCELLATION -> Activity.CANCELLED;
      case REPLY, COUNTER_PROPOSAL -> Activity.ANSWERED;
    };
  }

  @Override
  public String toString() {
    return "Said[" + kind + ", " + sequence + "]";
  }
}

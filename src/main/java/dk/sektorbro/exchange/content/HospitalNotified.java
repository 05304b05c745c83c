package dk.sektorbro.exchange.content;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Psychiatry tells of a step of a hospital stay: MedCom HospitalNotification. Ward, class of the
 * encounter and everything clinical are left out where it is read, because nobody is told them.
 *
 * @param turn this message's own step
 * @param times of the stay, as far as the message has them
 * @param changePackage whether the ward asks that the citizen be called on the first working day
 *     after the discharge; empty where it does not say
 * @param history every step that the message tells of, this one among them, in any order
 */
public record HospitalNotified(
    Citizen citizen, Turn turn, Times times, Optional<Boolean> changePackage, List<Turn> history)
    implements Content {

  /**
   * One step of the stay, as its Provenance tells it.
   *
   * @param messageId the message of that step ({@code MessageHeader.id})
   * @param follows the message it goes on from, revises or takes back
   * @param at when it was told
   */
  public record Turn(
      String messageId,
      StayEvent event,
      Standing standing,
      Optional<String> follows,
      OffsetDateTime at) {

    /** The same step, of another event. */
    public Turn as(StayEvent other) {
      return new Turn(messageId, other, standing, follows, at);
    }
  }

  /** When the citizen came, left and was on leave. */
  public record Times(
      Optional<OffsetDateTime> admittedAt,
      Optional<OffsetDateTime> endedAt,
      Optional<OffsetDateTime> leaveFrom,
      Optional<OffsetDateTime> leaveUntil) {

    /** None of them. */
    public static final Times UNKNOWN =
        new Times(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Those that belong to the event: a later one is news of its own. */
    public Times of(StayEvent event) {
      return switch (event) {
        case ADMITTED -> onlyAdmission();
        case LEAVE_STARTED, LEAVE_ENDED ->
            new Times(admittedAt, Optional.empty(), leaveFrom, leaveUntil);
        case DISCHARGED, ENDED ->
            new Times(admittedAt, endedAt, Optional.empty(), Optional.empty());
      };
    }

    /** The same, of a stay that began then. */
    public Times admittedAt(OffsetDateTime moment) {
      return new Times(Optional.of(moment), endedAt, leaveFrom, leaveUntil);
    }

    /** What is left of them where something later is taken back. */
    public Times onlyAdmission() {
      return new Times(admittedAt, Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /** The same, asking for the call or not. */
  public HospitalNotified asking(boolean call) {
    return new HospitalNotified(citizen, turn, times, Optional.of(call), history);
  }

  @Override
  public String toString() {
    return "HospitalNotified[" + turn.event() + ", " + turn.standing() + "]";
  }
}

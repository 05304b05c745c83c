package dk.sektorbro.exchange;

import java.util.EnumSet;
import java.util.Set;

/** Where a message is on its way. Moving to a state that does not follow throws. */
public enum MessageState {
  /** Refused at intake; only metadata was kept. */
  REFUSED,
  /** Registered; becomes ACCEPTED once the broker's journal holds it. */
  RECEIVED,
  /** Durable on the broker's journal; the sender was told so. */
  ACCEPTED,
  /** Release permitted it; sealed to its receiver and queued. */
  RELEASED,
  /** Release found nothing that allows sharing it; the payload is gone and the sender was told. */
  WITHHELD,
  /** Lies sealed in the receiver's mailbox. */
  WAITING,
  /** The receiver has it: a push was answered, or the mailbox read. */
  DELIVERED,
  /** The receiver acknowledged it. */
  ACKNOWLEDGED,
  /** The receiver answered that it cannot use it. */
  REJECTED,
  /**
   * Stopped after release: consent had been withdrawn, narrowed or had lapsed; the sealed payload
   * is destroyed.
   */
  STOPPED,
  /** Could not be carried further for a technical reason; kept sealed for an operator. */
  DEAD,
  /** Not delivered, or not collected, within its time; the payload is destroyed. */
  EXPIRED,
  /** The hub acted on it; what others hear of it are messages of their own. */
  HANDLED,
  /** Taken back by its sender before the receiver had it; the payload is destroyed. */
  RECALLED,
  /** Given up by an operator, with a reason; the payload is destroyed. */
  DISCARDED,
  /** Erased by a data-protection officer: nothing is kept but that it was, and that it is gone. */
  ERASED;

  /** The states that may follow this one. */
  public Set<MessageState> next() {
    return switch (this) {
      case REFUSED, ERASED -> EnumSet.noneOf(MessageState.class);
      case WITHHELD, STOPPED, ACKNOWLEDGED, REJECTED, EXPIRED, HANDLED, RECALLED, DISCARDED ->
          EnumSet.of(ERASED);
      case RECEIVED ->
          EnumSet.of(ACCEPTED, RELEASED, WITHHELD, DEAD, EXPIRED, HANDLED, RECALLED, ERASED);
      case ACCEPTED -> EnumSet.of(RELEASED, WITHHELD, DEAD, EXPIRED, HANDLED, RECALLED, ERASED);
      case RELEASED ->
          EnumSet.of(WAITING, DELIVERED, STOPPED, REJECTED, DEAD, EXPIRED, RECALLED, ERASED);
      case WAITING -> EnumSet.of(DELIVERED, ACKNOWLEDGED, STOPPED, DEAD, EXPIRED, RECALLED, ERASED);
      case DELIVERED -> EnumSet.of(ACKNOWLEDGED, REJECTED, DEAD, ERASED);
      case DEAD ->
          EnumSet.of(
              ACCEPTED, RELEASED, WITHHELD, WAITING, DELIVERED, STOPPED, REJECTED, EXPIRED, HANDLED,
              RECALLED, DISCARDED, ERASED);
    };
  }

  public boolean mayBecome(MessageState other) {
    return next().contains(other);
  }

  /** True once nothing more can become of the message but that it is erased. */
  public boolean hasEnded() {
    return EnumSet.of(ERASED).containsAll(next());
  }

  /** True while the message is on its way and its outcome is open. */
  public boolean isOpen() {
    return switch (this) {
      case RECEIVED, ACCEPTED, RELEASED, WAITING -> true;
      case REFUSED,
          WITHHELD,
          DELIVERED,
          ACKNOWLEDGED,
          REJECTED,
          STOPPED,
          DEAD,
          EXPIRED,
          HANDLED,
          RECALLED,
          DISCARDED,
          ERASED ->
          false;
    };
  }
}

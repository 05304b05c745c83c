package dk.sektorbro.delivery;

import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.NotDelivered;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes the hub's own report to a sender. Its id follows from the message it tells of, so a replay
 * makes the same one.
 */
final class NonDelivery {

  static final String NOT_COLLECTED = "not-collected";
  static final String NOT_IN_TIME = "not-delivered-in-time";
  static final String TECHNICAL_FAILURE = "technical-failure";
  static final String ERASED = "erased";

  private final Ledger ledger;
  private final ParticipantDirectory directory;

  NonDelivery(Ledger ledger, ParticipantDirectory directory) {
    this.ledger = ledger;
    this.directory = directory;
  }

  /**
   * Opens the report's own entry, in the caller's transaction; empty where the message is the hub's
   * own, or a notice to somebody whom its sender did not address and is not to learn of.
   */
  Optional<Report> open(Ledger.Entry undelivered, String reason, String explanation, Instant at) {
    return open(undelivered, "non-delivery", reason, explanation, at);
  }

  /** The message still waits for its receiver to collect it. */
  Optional<Report> notCollected(Ledger.Entry waiting, Instant at) {
    return waiting.state() == MessageState.WAITING
        ? open(waiting, NOT_COLLECTED, NOT_COLLECTED, explanation(NOT_COLLECTED), at)
        : Optional.empty();
  }

  private Optional<Report> open(
      Ledger.Entry undelivered, String consequence, String reason, String explanation, Instant at) {
    Envelope about = undelivered.envelope();
    boolean isTheHubs =
        about.kind() == MessageKind.NON_DELIVERY
            || about.kind() == MessageKind.NETWORK_MEETING_PROPOSAL
            || about.sender().equals(directory.hub().id());
    if (isTheHubs || isANoticeBesideTheOneAddressed(undelivered)) {
      return Optional.empty();
    }
    MessageId id = about.id().consequence(consequence);
    Envelope envelope =
        new Envelope(
            id,
            MessageKind.NON_DELIVERY,
            directory.hub().id(),
            about.sender(),
            Optional.empty(),
            about.conversation(),
            at);
    ledger.open(
        new Ledger.Entry(
            envelope,
            MessageState.RELEASED,
            "report",
            new Ledger.Particulars(
                id.toString(), id.toString(), Optional.empty(), Optional.empty(), Optional.empty()),
            0,
            at));
    return Optional.of(
        new Report(
            envelope,
            new NotDelivered(
                undelivered.particulars().senderMessageId(),
                reason,
                explanation + toWhom(undelivered),
                at)));
  }

  /**
   * Whether the hub made the notice for a jobcentre that a consent lets hear it, and the hospital
   * named another or none: whom the citizen lets hear is not the hospital's to be told.
   */
  private boolean isANoticeBesideTheOneAddressed(Ledger.Entry undelivered) {
    Envelope about = undelivered.envelope();
    return about.kind() == MessageKind.ADMISSION_NOTICE
        && ledger
            .find(written(undelivered))
            .filter(told -> told.envelope().receiver().equals(about.receiver()))
            .isEmpty();
  }

  /** What its sender wrote: the message itself, or the one that the hub made it of. */
  private static MessageId written(Ledger.Entry undelivered) {
    return MessageId.of(
        undelivered.envelope().sender(), undelivered.particulars().senderMessageId());
  }

  /**
   * Of what the hub took to several its sender is told which of them it is: of a message to the
   * team, whose members its sender sees, and of a notification, whose notices go to others too.
   */
  private String toWhom(Ledger.Entry undelivered) {
    Envelope about = undelivered.envelope();
    boolean isToSeveral =
        TeamPost.carries(about.kind()) || about.kind() == MessageKind.ADMISSION_NOTICE;
    boolean isACopy = isToSeveral && !about.id().equals(written(undelivered));
    return isACopy ? " Receiver: " + nameOf(about.receiver()) + "." : "";
  }

  private String nameOf(PartyId party) {
    return directory.find(party).map(Participant::name).orElse(party.sor());
  }

  /** What a sender reads where the reason says it all. */
  static String explanation(String reason) {
    return switch (reason) {
      case NOT_COLLECTED ->
          "The receiver has not collected the message yet. It still waits; where it is urgent, reach the receiver another way.";
      case NOT_IN_TIME ->
          "The message was not delivered, or not collected, within its time, and is destroyed. Send it again, or reach the receiver another way.";
      case TECHNICAL_FAILURE ->
          "The message could not be delivered for a technical reason, and is destroyed. Send it again, or reach the receiver another way.";
      case "invalid-content" ->
          "The receiver answered that it cannot use the message. Mend it and send it as a new message, or ask the receiver.";
      case ERASED ->
          "The message was erased on behalf of a data-protection officer before its receiver had it.";
      default -> "The message was not shared. Ask for its status to see why.";
    };
  }

  /** A report, ready to be written in its receiver's language. */
  record Report(Envelope envelope, NotDelivered content) {}
}

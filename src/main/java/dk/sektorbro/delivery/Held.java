package dk.sektorbro.delivery;

import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.Optional;

/**
 * A message that waits outside the queues, sealed as it was.
 *
 * @param sealed CMS ciphertext; empty where nothing but a report is still to be sent
 * @param attempts how often it was tried
 * @param reason why it waits: a code, or the class of the failure
 * @param next when it is tried again; empty for a dead letter, which waits for an operator
 */
@SuppressWarnings("ArrayRecordComponent")
record Held(
    MessageId message,
    Stage stage,
    PartyId receiver,
    Language language,
    byte[] sealed,
    int attempts,
    String reason,
    Instant since,
    Optional<Instant> next) {

  Held tried(int times, String why, Optional<Instant> again) {
    return new Held(message, stage, receiver, language, sealed, times, why, since, again);
  }

  /** Nothing of the payload is held; only its sender is to be told. */
  static Held toTell(Envelope about, Language language, String why, Instant at) {
    return new Held(
        about.id(),
        Stage.TELL,
        about.receiver(),
        language,
        new byte[0],
        0,
        why,
        at,
        Optional.of(at));
  }

  /** A message of the hub's own, under its own seal, that has still to pass Release. */
  static Held toRelease(Envelope own, Language language, byte[] sealed, Instant at) {
    return new Held(
        own.id(), Stage.RELEASE, own.receiver(), language, sealed, 0, "new", at, Optional.of(at));
  }

  /** A reminder of the hub's own, still to be written. */
  static Held toRemind(Envelope reminder, Language language, Instant at) {
    return new Held(
        reminder.id(),
        Stage.REMIND,
        reminder.receiver(),
        language,
        new byte[0],
        0,
        "due",
        at,
        Optional.of(at));
  }

  @Override
  public String toString() {
    return "Held[" + message + ", " + stage + ", " + attempts + " attempts]";
  }
}

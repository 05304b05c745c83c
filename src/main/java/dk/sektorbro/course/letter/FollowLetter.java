package dk.sektorbro.course.letter;

import dk.sektorbro.course.Reading;
import dk.sektorbro.course.move.Succession;
import dk.sektorbro.course.team.TeamBook.Copy;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.Correspondence;
import dk.sektorbro.exchange.content.Correspondence.Activity;
import dk.sektorbro.exchange.content.Correspondence.Turn;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A letter replies to another or passes it on. Over the contract of the jobcentres all
 * correspondence goes through the hub, so that the hub knows the letter before. An EHR writes to
 * others too, by other ways: there the message itself carries the chain, and is held to it where it
 * is examined.
 */
public final class FollowLetter {

  private static final String URN = "urn:uuid:";

  private final Ledger ledger;
  private final Reading reading;
  private final Succession succession;

  public FollowLetter(Ledger ledger, Reading reading, Succession succession) {
    this.ledger = ledger;
    this.reading = reading;
    this.succession = succession;
  }

  /**
   * @param language that the letter is written in
   * @throws Refused where the letter before was never carried from or to the sender, or was of
   *     another thread
   */
  public void handle(Envelope envelope, Correspondence letter, Language language) {
    Turn turn = letter.history().getLast();
    if (language != Language.JOBCENTRE_XML || turn.revises().isEmpty()) {
      return;
    }
    if (writersOf(turn.revises().get(), envelope, letter)
        .map(writer -> MessageId.of(writer, turn.revises().get()))
        .flatMap(id -> Stream.concat(Stream.of(id), copies(id, envelope)))
        .flatMap(id -> ledger.find(id).stream())
        .noneMatch(before -> isBefore(before, envelope, letter, turn.activity()))) {
      throw new Refused(
          RefusalCode.REPLY_UNKNOWN,
          "/SendMessage/%s/MessageId"
              .formatted(turn.activity() == Activity.FORWARD ? "Forwards" : "InReplyTo"),
          "No such message about this citizen was carried to you or from you, or not in this thread.");
    }
  }

  /**
   * Whoever may have written it: the one the thread names, the two who correspond, those before
   * them.
   */
  private Stream<PartyId> writersOf(String message, Envelope envelope, Correspondence letter) {
    Stream<PartyId> named =
        letter.history().stream()
            .filter(turn -> turn.messageId().equals(message))
            .flatMap(turn -> turn.organisationSor().stream())
            .map(PartyId::new);
    Stream<PartyId> gone =
        succession.predecessorsOf(envelope.sender(), envelope.citizen().orElseThrow()).stream();
    return Stream.of(Stream.of(envelope.receiver(), envelope.sender()), named, gone)
        .flatMap(writers -> writers)
        .distinct();
  }

  /**
   * Of a letter to the team: as either side of this one, or whoever was there before it, got it.
   */
  private Stream<MessageId> copies(MessageId letter, Envelope envelope) {
    return Stream.concat(
            Stream.of(envelope.sender(), envelope.receiver()),
            succession.predecessorsOf(envelope.sender(), envelope.citizen().orElseThrow()).stream())
        .map(party -> Copy.of(letter, party).id());
  }

  private boolean isBefore(
      Ledger.Entry before, Envelope now, Correspondence letter, Activity activity) {
    return before.envelope().kind() == MessageKind.CARE_COMMUNICATION
        && before.envelope().citizen().equals(now.citizen())
        && (isOf(now.sender(), before) || isTakenUp(before, now.sender()))
        && (activity == Activity.FORWARD || isOfThread(before, letter.communicationId()));
  }

  private boolean isTakenUp(Ledger.Entry before, PartyId by) {
    return before.envelope().citizen().stream()
            .flatMap(citizen -> succession.predecessorsOf(by, citizen).stream())
            .anyMatch(gone -> isOf(gone, before))
        && succession.maySee(by, before);
  }

  private boolean isOf(PartyId party, Ledger.Entry letter) {
    return letter.envelope().sender().equals(party)
        || (letter.envelope().receiver().equals(party) && reading.mayHaveBeenRead(letter));
  }

  /** What is passed on begins a thread of its own. */
  private static boolean isOfThread(Ledger.Entry before, String communicationId) {
    Optional<String> thread = before.particulars().conversation().map(FollowLetter::bare);
    return thread.equals(Optional.of(bare(communicationId)));
  }

  private static String bare(String id) {
    return id.startsWith(URN) ? id.substring(URN.length()) : id;
  }
}

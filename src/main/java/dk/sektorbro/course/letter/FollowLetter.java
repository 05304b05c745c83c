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
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A letter replies to another or passes it on. Over the contract of the jobcentres all
 * correspondence goes through the hub, so that the hub knows the letter before. An EHR writes to
 * others too, by other ways: there the message itself carries the chain, and is held to it where it
 * is examined; here only to the citizen of a letter that the hub knows.
 */
public final class FollowLetter {

  private static final String URN = "urn:uuid:";
  private static final Pattern UUID_SHAPED =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

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
   * @throws Refused where the letter before was never carried from or to the sender, was of another
   *     thread, or is known to be about another citizen
   */
  public void handle(Envelope envelope, Correspondence letter, Language language) {
    Turn turn = letter.history().getLast();
    if (turn.revises().isEmpty()) {
      return;
    }
    List<Ledger.Entry> before = before(turn.revises().get(), envelope, letter);
    switch (language) {
      case JOBCENTRE_XML -> mustBeCarried(before, envelope, letter, turn.activity());
      case FHIR_JSON, FHIR_XML -> mustBeAboutTheSame(before, envelope);
    }
  }

  private void mustBeCarried(
      List<Ledger.Entry> before, Envelope envelope, Correspondence letter, Activity activity) {
    if (before.stream().noneMatch(each -> isBefore(each, envelope, letter, activity))) {
      throw new Refused(
          RefusalCode.REPLY_UNKNOWN,
          "/SendMessage/%s/MessageId"
              .formatted(activity == Activity.FORWARD ? "Forwards" : "InReplyTo"),
          "No such message about this citizen was carried to you or from you, or not in this thread.");
    }
  }

  /** Of letters that the sender has or wrote itself, and of no others. */
  private void mustBeAboutTheSame(List<Ledger.Entry> before, Envelope envelope) {
    if (before.stream()
        .filter(each -> each.envelope().kind() == MessageKind.CARE_COMMUNICATION)
        .filter(each -> each.envelope().citizen().isPresent())
        .filter(each -> isOf(envelope.sender(), each))
        .anyMatch(each -> !each.envelope().citizen().equals(envelope.citizen()))) {
      throw new Refused(
          RefusalCode.REPLY_UNKNOWN,
          "Bundle.entry.resource.ofType(Communication).subject",
          "The message before it that you have or sent is about another citizen. Begin a thread of its own; where the citizen has a new number, say so first.");
    }
  }

  /** What the ledger has by that id: as its writer calls it, as the hub does, or as a copy. */
  private List<Ledger.Entry> before(String message, Envelope envelope, Correspondence letter) {
    return Stream.concat(
            writersOf(message, envelope, letter).map(writer -> MessageId.of(writer, message)),
            UUID_SHAPED.matcher(message).matches()
                ? Stream.of(MessageId.parse(message))
                : Stream.empty())
        .flatMap(id -> Stream.concat(Stream.of(id), copies(id, envelope)))
        .flatMap(id -> ledger.find(id).stream())
        .toList();
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

package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.course.meeting.FollowMeeting;
import dk.sektorbro.course.team.TeamBook;
import dk.sektorbro.course.team.TeamBook.Copy;
import dk.sektorbro.course.team.TeamPart;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.Content;
import dk.sektorbro.exchange.content.MeetingWord;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Exchange;

/**
 * Takes what is addressed to the hub to each member of the citizen's team: at intake a message of
 * its own for each, in the member's own order, which then goes through Release like any other.
 *
 * <p>The team is that of the moment it was written to, as far as its writer sees it: whoever writes
 * to people knows who they are. A word on a meeting goes also to whoever was called to it before.
 */
public final class TeamPost {

  private final TeamBook book;
  private final IntakeQueue queue;
  private final TeamFiles files;
  private final DisclosureGate gate;
  private final DialogueDesk dialogue;
  private final FollowMeeting meetings;
  private final ParticipantDirectory directory;
  private final Ledger ledger;
  private final Trail trail;
  private final Clock clock;

  TeamPost(
      TeamBook book,
      IntakeQueue queue,
      TeamFiles files,
      DisclosureGate gate,
      DialogueDesk dialogue,
      FollowMeeting meetings,
      ParticipantDirectory directory,
      Ledger ledger,
      Audit audit,
      Clock clock) {
    this.book = book;
    this.queue = queue;
    this.files = files;
    this.gate = gate;
    this.dialogue = dialogue;
    this.meetings = meetings;
    this.directory = directory;
    this.ledger = ledger;
    this.trail = new Trail(audit, clock);
    this.clock = clock;
  }

  /** Whether a message of the kind may be written to the team. */
  static boolean carries(MessageKind kind) {
    return kind == MessageKind.CARE_COMMUNICATION || kind == MessageKind.MEETING;
  }

  /** Whether it is written to the team of its citizen, and not to one party. */
  boolean isForTheTeam(Envelope envelope) {
    return carries(envelope.kind()) && envelope.receiver().equals(directory.hub().id());
  }

  /**
   * At intake, in the caller's transaction.
   *
   * @throws Refused where the sender sees no team to write to, or a member cannot take it
   */
  void address(Ledger.Entry original, Content content, Payload payload) {
    Envelope envelope = original.envelope();
    for (PartyId member : receivers(envelope, content, payload)) {
      mustTake(directory.get(member), envelope.kind(), payload);
      Copy copy = Copy.of(envelope.id(), member);
      Envelope own = envelope(envelope, copy);
      book.addressed(copy);
      ledger.open(
          new Ledger.Entry(
              own,
              MessageState.RECEIVED,
              "received",
              new Ledger.Particulars(
                  original.particulars().senderMessageId(),
                  copy.id().toString(),
                  original.particulars().conversation(),
                  original.particulars().requestId(),
                  Optional.empty()),
              original.size(),
              own.acceptedAt()));
      dialogue.follow(content, own, payload.language());
      trail.step("message.received", own, "ok", List.of("because of " + envelope.id()));
    }
  }

  private List<PartyId> receivers(Envelope envelope, Content content, Payload payload) {
    List<PartyId> receivers =
        Stream.concat(members(envelope).stream(), calledBefore(envelope, content))
            .distinct()
            .filter(party -> directory.find(party).isPresent())
            .toList();
    if (receivers.isEmpty()) {
      throw new Refused(
          RefusalCode.RECEIVER_UNKNOWN,
          Admission.receiverOf(payload.language()),
          "You see nobody else in a team of this citizen that you are in. Join it, or ask for consent.");
    }
    return receivers;
  }

  /**
   * Whoever was called to the meeting as one of the team and has left it since: to them too it is
   * changed and cancelled, or its organiser is told that it was not.
   */
  private Stream<PartyId> calledBefore(Envelope envelope, Content content) {
    if (!(content instanceof MeetingWord word) || !word.matter().isTheOrganisers()) {
      return Stream.empty();
    }
    CitizenKey citizen = envelope.citizen().orElseThrow();
    return book.addressedBefore(envelope).stream()
        .filter(party -> meetings.isCalled(envelope.sender(), party, citizen, word.uid()));
  }

  /** The others, where the sender is of the team itself. */
  private List<PartyId> members(Envelope envelope) {
    CitizenKey citizen = envelope.citizen().orElseThrow();
    List<PartyId> seen =
        new TeamSight(gate, envelope.sender(), citizen)
            .seen(book.parts(citizen)).stream().map(TeamPart::party).toList();
    return seen.contains(envelope.sender())
        ? seen.stream().filter(party -> !party.equals(envelope.sender())).toList()
        : List.of();
  }

  private static void mustTake(Participant member, MessageKind kind, Payload payload) {
    boolean takes =
        member.takes().contains(kind)
            && Optional.ofNullable(member.limits().messages().get(kind))
                .map(most -> payload.size() <= most)
                .orElse(true);
    if (!takes) {
      throw new Refused(
          RefusalCode.RECEIVER_INCAPABLE,
          Admission.receiverOf(payload.language()),
          "%s, of the team, does not take such a message, or none so large. Send it to each of the others."
              .formatted(member.name()));
    }
  }

  private static Envelope envelope(Envelope original, Copy copy) {
    return new Envelope(
        copy.id(),
        original.kind(),
        original.sender(),
        copy.receiver(),
        original.citizen(),
        original.conversation(),
        original.acceptedAt());
  }

  /** Whether what was registered is written to a team. */
  public boolean isToATeam(Exchange exchange) {
    return isForTheTeam(registered(exchange).envelope());
  }

  private static Registered registered(Exchange exchange) {
    return exchange.getMessage().getBody(Registered.class);
  }

  /** The messages that it became onto the intake queue; the same again at every attempt. */
  public void toEach(Exchange exchange) {
    Registered original = registered(exchange);
    exchange.setProperty(Property.ENVELOPE, original.envelope());
    List<Copy> copies = book.copiesOf(original.envelope().id());
    if (!original.payload().files().isEmpty()) {
      copies.forEach(copy -> files.give(copy.id(), original.payload().files()));
    }
    queue.putAll(
        copies.stream()
            .map(copy -> ledger.find(copy.id()).orElseThrow().envelope())
            .map(envelope -> new Registered(envelope, original.payload()))
            .toList());
  }

  /**
   * The broker has them all, in the caller's transaction that has the original locked: each is
   * accepted, unless Release was faster, and nothing is left to do with the original.
   */
  void handedOn(Envelope original) {
    // All are locked before the first word is recorded: Release has them in hand too by now, and
    // the record is written by one at a time.
    List<Ledger.Entry> copies =
        book.copiesOf(original.id()).stream()
            .map(copy -> ledger.lock(copy.id()).orElseThrow())
            .toList();
    ledger.move(original.id(), MessageState.ACCEPTED, "accepted", clock.instant());
    trail.step("message.accepted", original, "ok");
    copies.forEach(copy -> accept(copy, original.id()));
    ledger.move(original.id(), MessageState.HANDLED, "heeded", clock.instant());
    trail.step(
        "message.handled",
        original,
        "ok",
        copies.stream().map(copy -> "message " + copy.envelope().id()).toList());
  }

  private void accept(Ledger.Entry copy, MessageId original) {
    if (copy.state() == MessageState.RECEIVED) {
      ledger.move(copy.envelope().id(), MessageState.ACCEPTED, "accepted", clock.instant());
      trail.step("message.accepted", copy.envelope(), "ok", List.of("because of " + original));
    }
  }
}

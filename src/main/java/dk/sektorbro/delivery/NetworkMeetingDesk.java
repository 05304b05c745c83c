package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.consent.ConsentRegistry;
import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.course.Admissions;
import dk.sektorbro.course.CourseBook;
import dk.sektorbro.course.team.NetworkMeetings.Proposed;
import dk.sektorbro.course.team.ProposeNetworkMeeting;
import dk.sektorbro.course.team.TeamBook;
import dk.sektorbro.course.team.TeamPart;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.content.AdmissionNotice;
import dk.sektorbro.exchange.content.HospitalNotified;
import dk.sektorbro.exchange.content.NetworkMeetingProposed;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.ExchangeProperty;

/**
 * Asks a citizen's team to meet when the admissions are many: a message of its own for each member
 * that may hear of it, which then goes through Release like any other.
 */
public final class NetworkMeetingDesk {

  private static final MessageKind KIND = MessageKind.NETWORK_MEETING_PROPOSAL;

  private final ProposeNetworkMeeting propose;
  private final CourseBook course;
  private final TeamBook teams;
  private final DisclosureGate gate;
  private final ConsentRegistry consents;
  private final ParticipantDirectory directory;
  private final OwnMessages own;

  NetworkMeetingDesk(
      ProposeNetworkMeeting propose,
      CourseBook course,
      TeamBook teams,
      DisclosureGate gate,
      ConsentRegistry consents,
      ParticipantDirectory directory,
      Ledger ledger,
      Audit audit,
      Clock clock) {
    this.propose = propose;
    this.course = course;
    this.teams = teams;
    this.gate = gate;
    this.consents = consents;
    this.directory = directory;
    this.own = new OwnMessages(ledger, audit, clock);
  }

  /**
   * In the caller's transaction, after the notification was noted. Only the hospital's own
   * admissions count: another's are not its to hear of, nor to tell. Each proposal carries the
   * notification itself, under the hub's seal, until Release has cut it.
   */
  List<Registered> heed(
      Ledger.Entry notification, HospitalNotified notified, Payload payload, String purposes) {
    Envelope because = notification.envelope();
    CitizenKey citizen = because.citizen().orElseThrow();
    Optional<Proposed> proposed =
        propose.handle(
            because.id(),
            citizen,
            () ->
                new ProposeNetworkMeeting.Heard(
                    because.id(),
                    Admissions.stayOf(
                        because.sender(),
                        course.of(citizen, because.sender()),
                        notified.turn().messageId()),
                    Admissions.of(Map.of(because.sender(), course.of(citizen, because.sender())))),
            () -> receivers(because, notified, purposes));
    return proposed.stream()
        .flatMap(
            each ->
                each.receivers().stream()
                    .map(receiver -> envelope(each, because, receiver))
                    .map(envelope -> opened(envelope, notification, payload)))
        .toList();
  }

  /** The members that a consent of the citizen lets hear it now, and whoever told of it. */
  private List<PartyId> receivers(Envelope because, HospitalNotified notified, String purposes) {
    CitizenKey citizen = because.citizen().orElseThrow();
    boolean anyConsent = !consents.of(citizen).isEmpty();
    return teams.parts(citizen).stream()
        .map(TeamPart::party)
        .filter(
            party -> directory.find(party).filter(each -> each.takes().contains(KIND)).isPresent())
        .filter(
            party ->
                party.equals(because.sender())
                    || (anyConsent && mayHear(because, notified, purposes, party)))
        .toList();
  }

  private boolean mayHear(
      Envelope because, HospitalNotified notified, String purposes, PartyId receiver) {
    Envelope asked =
        new Envelope(
            because.id(),
            KIND,
            because.sender(),
            receiver,
            because.citizen(),
            Optional.empty(),
            because.acceptedAt());
    return gate.decide(gate.question(asked, notified, Optional.empty(), KIND.code(), purposes))
        instanceof ShareDecision.Permit;
  }

  /** Whoever told of it hears it from the hub, for nobody writes to themselves. */
  private Envelope envelope(Proposed proposed, Envelope because, PartyId receiver) {
    return new Envelope(
        proposed.to(receiver),
        KIND,
        receiver.equals(because.sender()) ? directory.hub().id() : because.sender(),
        receiver,
        because.citizen(),
        Optional.empty(),
        because.acceptedAt());
  }

  private Registered opened(Envelope envelope, Ledger.Entry notification, Payload payload) {
    own.open(envelope, "network-meeting", notification, payload);
    return new Registered(envelope, payload);
  }

  /** What is left of the notification, as the proposal says it. */
  public NetworkMeetingProposed word(
      HospitalNotified left, @ExchangeProperty(Property.ENVELOPE) Envelope envelope) {
    Participant told =
        directory.get(
            envelope.sender().equals(directory.hub().id())
                ? envelope.receiver()
                : envelope.sender());
    return new NetworkMeetingProposed(
        left.citizen(),
        new AdmissionNotice.Contact(told.id(), told.name(), told.contact()),
        envelope.acceptedAt());
  }
}

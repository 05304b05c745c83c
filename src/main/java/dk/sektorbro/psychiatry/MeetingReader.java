package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Author;
import dk.sektorbro.exchange.content.MeetingWord;
import dk.sektorbro.exchange.content.MeetingWord.Attendee;
import dk.sektorbro.exchange.content.MeetingWord.Matter;
import dk.sektorbro.exchange.content.MeetingWord.Need;
import dk.sektorbro.exchange.content.MeetingWord.Place;
import dk.sektorbro.exchange.content.MeetingWord.Response;
import dk.sektorbro.exchange.content.MeetingWord.Slot;
import dk.sektorbro.exchange.content.MeetingWord.Type;
import dk.sektorbro.exchange.content.MeetingWord.Who;
import java.net.URI;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.AppointmentResponse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Reads a word on a meeting that was examined before. */
final class MeetingReader {

  private final MessageBundle message;
  private final MessageHeader header;
  private final People people;

  MeetingReader(MessageBundle message, MessageHeader header) {
    this.message = message;
    this.header = header;
    this.people = new People(message);
  }

  /** What the organiser calls the meeting. */
  static Optional<String> uid(MessageBundle message) {
    return message.all(Appointment.class).stream()
        .map(meeting -> meeting.getIdentifierFirstRep().getValue())
        .findFirst()
        .or(
            () ->
                message.all(AppointmentResponse.class).stream()
                    .map(answer -> answer.getAppointment().getIdentifier().getValue())
                    .findFirst());
  }

  MeetingWord read() {
    Optional<Appointment> meeting = message.all(Appointment.class).stream().findFirst();
    return meeting
        .map(called -> word(called, matter(called), called.getComment()))
        .orElseGet(() -> answer(message.all(AppointmentResponse.class).getFirst()));
  }

  private MeetingWord answer(AppointmentResponse answer) {
    return word(
        answer,
        answer.hasStart()
            ? new Matter.CounterProposal(slot(answer.getStart(), answer.getEnd()))
            : new Matter.Reply(response(answer.getParticipantStatus().toCode())),
        answer.getComment());
  }

  private MeetingWord word(DomainResource said, Matter matter, @Nullable String note) {
    return new MeetingWord(
        people.citizen(),
        uid(message).orElseThrow(),
        Integer.parseInt(extension(said, Canonical.MEETING_SEQUENCE).getValueAsString()),
        matter,
        Optional.ofNullable(note),
        author(),
        ((DateTimeType) extension(said, Canonical.MEETING_WRITTEN_AT)).getValue().toInstant(),
        List.of());
  }

  private static PrimitiveType<?> extension(DomainResource of, String url) {
    return of.getExtension().stream()
        .filter(extension -> url.equals(extension.getUrl()))
        .map(Extension::getValue)
        .map(value -> (PrimitiveType<?>) value)
        .findFirst()
        .orElseThrow();
  }

  private Matter matter(Appointment meeting) {
    if (meeting.getStatus() == AppointmentStatus.CANCELLED) {
      return new Matter.Cancellation();
    }
    return new Matter.Invitation(
        Type.ofCode(meeting.getAppointmentType().getCodingFirstRep().getCode()).orElseThrow(),
        slot(meeting.getStart(), meeting.getEnd()),
        message.all(Location.class).stream().findFirst().map(MeetingReader::place),
        meeting.getParticipant().stream()
            .filter(participant -> !isPlace(participant))
            .map(this::attendee)
            .toList());
  }

  private static Slot slot(Date start, Date end) {
    return new Slot(start.toInstant(), end.toInstant());
  }

  private static Place place(Location location) {
    return new Place(
        Optional.ofNullable(location.getName()),
        Optional.ofNullable(location.getTelecomFirstRep().getValue()).map(URI::create));
  }

  private boolean isPlace(AppointmentParticipantComponent participant) {
    return message.follow(participant.getActor(), Location.class).isPresent();
  }

  private Attendee attendee(AppointmentParticipantComponent participant) {
    return new Attendee(
        who(participant.getActor()),
        !participant.hasRequired()
            ? Need.REQUIRED
            : switch (participant.getRequired()) {
              case OPTIONAL -> Need.OPTIONAL;
              case INFORMATIONONLY -> Need.INFORMATION;
              case REQUIRED, NULL -> Need.REQUIRED;
            },
        response(participant.getStatus().toCode()));
  }

  private Who who(Reference actor) {
    if (message.follow(actor, Patient.class).isPresent()) {
      return new Who.TheCitizen();
    }
    Optional<String> name = Optional.ofNullable(actor.getDisplay());
    return actor.getIdentifier().hasValue()
        ? new Who.Organisation(new PartyId(actor.getIdentifier().getValue()), name)
        : new Who.Person(name.orElseThrow());
  }

  private static Response response(String code) {
    return switch (code) {
      case "accepted" -> Response.ACCEPTED;
      case "declined" -> Response.DECLINED;
      case "tentative" -> Response.TENTATIVE;
      default -> Response.NEEDS_ACTION;
    };
  }

  /** The author of the message, or else the organisation that sends it. */
  private Author author() {
    Optional<PartyId> sender = people.organisation(header.getSender());
    Optional<String> phone =
        message
            .follow(header.getAuthor(), PractitionerRole.class)
            .flatMap(
                role ->
                    role.getTelecom().stream()
                        .flatMap(contact -> People.phone(contact).stream())
                        .findFirst());
    return people
        .author(header.getAuthor(), sender, phone)
        .or(() -> people.author(header.getSender(), sender, Optional.empty()))
        .orElseThrow();
  }
}

package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.MeetingWord;
import dk.sektorbro.exchange.content.MeetingWord.Activity;
import dk.sektorbro.exchange.content.MeetingWord.Attendee;
import dk.sektorbro.exchange.content.MeetingWord.Matter;
import dk.sektorbro.exchange.content.MeetingWord.Need;
import dk.sektorbro.exchange.content.MeetingWord.Place;
import dk.sektorbro.exchange.content.MeetingWord.Response;
import dk.sektorbro.exchange.content.MeetingWord.Slot;
import dk.sektorbro.exchange.content.MeetingWord.Turn;
import dk.sektorbro.exchange.content.MeetingWord.Who;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.psychiatry.validation.Profile;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Appointment.ParticipantRequired;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.AppointmentResponse;
import org.hl7.fhir.r4.model.AppointmentResponse.ParticipantStatus;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.UnsignedIntType;

/** Writes a word on a meeting as the hub's own message. */
final class MeetingWriter {

  private final Envelope envelope;
  private final MeetingWord word;
  private final ParticipantDirectory directory;
  private final MessageFrame frame;
  private final PeopleWriter people;
  private final Reference patient;

  MeetingWriter(
      Envelope envelope, MeetingWord word, ParticipantDirectory directory, RoleCodes roles) {
    this.envelope = envelope;
    this.word = word;
    this.directory = directory;
    this.frame = MessageFrame.of(envelope);
    this.people = new PeopleWriter(frame, roles);
    this.patient = people.citizen(word.citizen());
  }

  Bundle write() {
    Reference from =
        frame.between(directory.address(envelope.sender()), directory.address(envelope.receiver()));
    frame.header().setAuthor(people.reachableAuthor(word.author()));
    frame.header().addFocus(focus());
    Optional<String> before = Optional.empty();
    for (Turn turn : word.history()) {
      provenance(turn.message(), turn.activity(), turn.at(), turn.by(), before);
      before = Optional.of(turn.message());
    }
    provenance(
        envelope.id().toString(),
        activity(before.isPresent()),
        word.writtenAt(),
        envelope.sender(),
        before);
    return frame.bundle(Moments.inDenmark(word.writtenAt()), Profile.MEETING.url());
  }

  private Activity activity(boolean follows) {
    return switch (word.matter()) {
      case Matter.Invitation invitation -> follows ? Activity.CHANGED : Activity.CALLED;
      case Matter.Cancellation cancellation -> Activity.CANCELLED;
      case Matter.Reply reply -> Activity.ANSWERED;
      case Matter.CounterProposal proposal -> Activity.ANSWERED;
    };
  }

  private void provenance(
      String message, Activity activity, Instant at, PartyId by, Optional<String> before) {
    OffsetDateTime moment = Moments.inDenmark(at);
    Provenance provenance =
        frame.provenance(
            message, code(activity), moment, frame.organisation(directory.address(by)));
    before.ifPresent(
        earlier ->
            provenance
                .addEntity()
                .setRole(
                    activity == Activity.CANCELLED
                        ? ProvenanceEntityRole.REMOVAL
                        : ProvenanceEntityRole.REVISION)
                .setWhat(new Reference("MessageHeader/" + earlier)));
  }

  private static String code(Activity activity) {
    return switch (activity) {
      case CALLED -> "new-message";
      case CHANGED -> "modified-message";
      case CANCELLED -> "retract-message";
      case ANSWERED -> "reply-message";
    };
  }

  private Reference focus() {
    return switch (word.matter()) {
      case Matter.Invitation invitation -> frame.add(called(invitation), "meeting");
      case Matter.Cancellation cancellation -> frame.add(cancelled(), "meeting");
      case Matter.Reply reply -> frame.add(answer(status(reply.response())), "meeting");
      case Matter.CounterProposal proposal -> frame.add(proposal(proposal.slot()), "meeting");
    };
  }

  private Appointment meeting(AppointmentStatus status) {
    Appointment meeting = said(new Appointment());
    meeting.addIdentifier(uid());
    meeting.setStatus(status);
    word.note().ifPresent(meeting::setComment);
    return meeting;
  }

  private Appointment called(Matter.Invitation invitation) {
    Appointment meeting = meeting(AppointmentStatus.PENDING);
    meeting
        .getAppointmentType()
        .addCoding()
        .setSystem(Canonical.MEETING_TYPES)
        .setCode(invitation.type().code());
    meeting.setStartElement(start(invitation.slot())).setEndElement(end(invitation.slot()));
    invitation.attendees().forEach(attendee -> attends(meeting.addParticipant(), attendee));
    invitation
        .place()
        .ifPresent(
            place ->
                meeting
                    .addParticipant()
                    .setActor(frame.add(location(place), "place"))
                    .setStatus(ParticipationStatus.ACCEPTED));
    return meeting;
  }

  /** FHIR has no meeting without anybody: who called it and who was called. */
  private Appointment cancelled() {
    Appointment meeting = meeting(AppointmentStatus.CANCELLED);
    for (PartyId party : new PartyId[] {envelope.sender(), envelope.receiver()}) {
      meeting
          .addParticipant()
          .setActor(organisation(party, Optional.of(directory.address(party).name())))
          .setStatus(ParticipationStatus.NEEDSACTION);
    }
    return meeting;
  }

  private void attends(AppointmentParticipantComponent participant, Attendee attendee) {
    participant
        .setActor(
            switch (attendee.who()) {
              case Who.TheCitizen citizen -> patient.copy();
              case Who.Organisation party -> organisation(party.id(), party.name());
              case Who.Person person -> new Reference().setDisplay(person.name());
            })
        .setRequired(required(attendee.need()))
        .setStatus(
            switch (attendee.response()) {
              case NEEDS_ACTION -> ParticipationStatus.NEEDSACTION;
              case ACCEPTED -> ParticipationStatus.ACCEPTED;
              case DECLINED -> ParticipationStatus.DECLINED;
              case TENTATIVE -> ParticipationStatus.TENTATIVE;
            });
  }

  private static ParticipantRequired required(Need need) {
    return switch (need) {
      case REQUIRED -> ParticipantRequired.REQUIRED;
      case OPTIONAL -> ParticipantRequired.OPTIONAL;
      case INFORMATION -> ParticipantRequired.INFORMATIONONLY;
    };
  }

  private static Location location(Place place) {
    Location location = new Location();
    place.name().ifPresent(location::setName);
    place
        .link()
        .ifPresent(
            link ->
                location.addTelecom().setSystem(ContactPointSystem.URL).setValue(link.toString()));
    return location;
  }

  private AppointmentResponse answer(ParticipantStatus status) {
    AppointmentResponse answer = said(new AppointmentResponse());
    answer.setAppointment(new Reference().setIdentifier(uid()));
    answer.setActor(
        organisation(envelope.sender(), Optional.of(directory.address(envelope.sender()).name())));
    answer.setParticipantStatus(status);
    word.note().ifPresent(answer::setComment);
    return answer;
  }

  private AppointmentResponse proposal(Slot slot) {
    AppointmentResponse answer = answer(ParticipantStatus.TENTATIVE);
    answer.setStartElement(start(slot)).setEndElement(end(slot));
    return answer;
  }

  private static ParticipantStatus status(Response response) {
    return switch (response) {
      case NEEDS_ACTION -> ParticipantStatus.NEEDSACTION;
      case ACCEPTED -> ParticipantStatus.ACCEPTED;
      case DECLINED -> ParticipantStatus.DECLINED;
      case TENTATIVE -> ParticipantStatus.TENTATIVE;
    };
  }

  private <T extends DomainResource> T said(T resource) {
    resource.addExtension(Canonical.MEETING_SEQUENCE, new UnsignedIntType(word.sequence()));
    resource.addExtension(
        Canonical.MEETING_WRITTEN_AT, Moments.dateTime(Moments.inDenmark(word.writtenAt())));
    return resource;
  }

  private Identifier uid() {
    return new Identifier().setSystem(Canonical.MEETING_ID).setValue(word.uid());
  }

  private static Reference organisation(PartyId id, Optional<String> name) {
    Reference reference =
        new Reference()
            .setIdentifier(new Identifier().setSystem(PartyId.SYSTEM).setValue(id.sor()));
    name.ifPresent(reference::setDisplay);
    return reference;
  }

  private static InstantType start(Slot slot) {
    return Moments.instant(Moments.inDenmark(slot.start()));
  }

  private static InstantType end(Slot slot) {
    return Moments.instant(Moments.inDenmark(slot.end()));
  }
}

package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.AdmissionNotice.Contact;
import dk.sektorbro.exchange.content.NetworkMeetingProposed;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.psychiatry.validation.Profile;
import java.time.OffsetDateTime;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * Writes that the team is asked to meet as the hub's own message: an Appointment without a time.
 */
final class NetworkMeetingWriter {

  private final Envelope envelope;
  private final NetworkMeetingProposed content;
  private final ParticipantDirectory directory;
  private final MessageFrame frame;
  private final PeopleWriter people;

  NetworkMeetingWriter(
      Envelope envelope,
      NetworkMeetingProposed content,
      ParticipantDirectory directory,
      RoleCodes roles) {
    this.envelope = envelope;
    this.content = content;
    this.directory = directory;
    this.frame = MessageFrame.of(envelope);
    this.people = new PeopleWriter(frame, roles);
  }

  Bundle write() {
    OffsetDateTime at = Moments.inDenmark(content.writtenAt());
    Reference from =
        frame.between(directory.address(envelope.sender()), directory.address(envelope.receiver()));
    return frame.about(
        proposal(people.citizen(content.citizen())),
        "proposal",
        at,
        from,
        Profile.NETWORK_MEETING_PROPOSAL);
  }

  private Appointment proposal(Reference citizen) {
    Contact contact = content.contact();
    Appointment proposal = new Appointment();
    proposal.setStatus(AppointmentStatus.PROPOSED);
    proposal
        .getAppointmentType()
        .addCoding(new Coding().setSystem(Canonical.MEETING_TYPES).setCode("network"));
    contact.how().ifPresent(proposal::setComment);
    proposal.addParticipant().setActor(citizen).setStatus(ParticipationStatus.NEEDSACTION);
    proposal
        .addParticipant()
        .setActor(
            new Reference()
                .setIdentifier(
                    new Identifier()
                        .setSystem(PartyId.SYSTEM)
                        .setValue(contact.organisation().sor()))
                .setDisplay(contact.name()))
        .setStatus(ParticipationStatus.NEEDSACTION);
    return proposal;
  }
}

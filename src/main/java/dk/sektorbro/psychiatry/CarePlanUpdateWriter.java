package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.content.PlanUpdated;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.psychiatry.validation.Profile;
import java.time.OffsetDateTime;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Reference;

/** Writes what another party changed in the shared plan as the hub's own message. */
final class CarePlanUpdateWriter {

  private final Envelope envelope;
  private final PlanUpdated content;
  private final ParticipantDirectory directory;
  private final MessageFrame frame;
  private final PeopleWriter people;

  CarePlanUpdateWriter(
      Envelope envelope, PlanUpdated content, ParticipantDirectory directory, RoleCodes roles) {
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
    Reference citizen = people.citizen(content.plan().citizen());
    return frame.about(
        new CarePlanWriter(content.plan(), citizen).write(),
        "plan",
        at,
        from,
        Profile.CARE_PLAN_UPDATE);
  }
}

package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.Dialect.InvalidOutput;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.content.Correspondence;
import dk.sektorbro.exchange.content.Correspondence.Activity;
import dk.sektorbro.exchange.content.Correspondence.Part;
import dk.sektorbro.exchange.content.Correspondence.Turn;
import dk.sektorbro.participant.Address;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.psychiatry.validation.Profile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationPriority;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;

/** Writes correspondence as MedCom CareCommunication 5.0. */
final class CareCommunicationWriter {

  private static final Pattern UUID_SHAPED =
      Pattern.compile("[A-Za-z0-9]{8}(-[A-Za-z0-9]{4}){3}-[A-Za-z0-9]{12}");

  private final Envelope envelope;
  private final Correspondence content;
  private final ParticipantDirectory directory;
  private final MessageFrame frame;
  private final PeopleWriter people;
  private final NamedOrganisations organisations;
  private final LetterPayloads payloads;
  private final List<Turn> history;
  private final String headerId;

  CareCommunicationWriter(
      Envelope envelope, Correspondence content, ParticipantDirectory directory, RoleCodes roles) {
    this.envelope = envelope;
    this.content = content;
    this.directory = directory;
    this.history = content.history().isEmpty() ? List.of(firstTurn()) : content.history();
    this.headerId = headerId();
    this.frame =
        new MessageFrame(
            envelope.id(),
            headerId,
            new Coding().setSystem(Canonical.EVENTS).setCode("care-communication-message"));
    this.people = new PeopleWriter(frame, roles);
    this.organisations = new NamedOrganisations(frame, directory);
    this.payloads = new LetterPayloads(people, organisations, history, envelope.sender().sor());
  }

  private Turn firstTurn() {
    return new Turn(
        envelope.id().toString(),
        Activity.NEW,
        Moments.inDenmark(envelope.acceptedAt()),
        Optional.of(envelope.sender().sor()),
        Optional.empty(),
        Optional.empty(),
        content.parts().stream().map(Part::id).toList());
  }

  private String headerId() {
    String own = history.getLast().messageId();
    return UUID_SHAPED.matcher(own).matches() ? own : envelope.id().toString();
  }

  Bundle write() {
    Address sender = directory.address(envelope.sender());
    Address receiver = directory.address(envelope.receiver());
    Reference from = frame.organisation(sender);
    Reference to = frame.organisation(receiver);
    frame.addressed(from, sender.id(), to, receiver.id());
    frame.header().getMeta().addProfile(Canonical.CARE_COMMUNICATION_HEADER);
    frame.header().setDefinition(Canonical.CARE_COMMUNICATION_DEFINITION);
    frame.header().addFocus(communication(to));
    history.forEach(this::provenance);
    return frame.bundle(history.getLast().at(), Profile.CARE_COMMUNICATION.url());
  }

  private Reference communication(Reference receiver) {
    Reference patient = people.citizen(content.citizen());
    Communication communication = new Communication();
    communication.getMeta().addProfile(Canonical.CARE_COMMUNICATION);
    communication.addIdentifier().setValue(Uuids.urn(content.communicationId()));
    communication.setStatus(CommunicationStatus.UNKNOWN);
    communication
        .addCategory()
        .addCoding(new Coding().setSystem(Canonical.CATEGORIES).setCode(content.category()));
    content.priority().map(CareCommunicationWriter::priority).ifPresent(communication::setPriority);
    communication.setSubject(patient);
    content.topic().ifPresent(topic -> communication.getTopic().setText(topic));
    if (!content.episodeOfCare().isEmpty()) {
      communication.setEncounter(encounter(patient));
    }
    content.recipientName().ifPresent(name -> communication.addRecipient(team(name, receiver)));
    for (int i = 0; i < content.parts().size(); i++) {
      payloads.write(communication.addPayload(), content.parts().get(i), i + 1);
    }
    return frame.add(communication, "communication");
  }

  private static CommunicationPriority priority(String code) {
    try {
      return CommunicationPriority.fromCode(code);
    } catch (FHIRException e) {
      throw new InvalidOutput("Communication.priority: not a code of FHIR request-priority");
    }
  }

  /**
   * What kind of encounter it was is not known on the other side of the bridge, only which episode
   * it belongs to.
   */
  private Reference encounter(Reference patient) {
    Encounter encounter = new Encounter();
    encounter.getMeta().addProfile(Canonical.ENCOUNTER);
    encounter.setStatus(EncounterStatus.UNKNOWN);
    encounter.setClass_(new Coding().setSystem(Canonical.ENCOUNTER_CLASSES).setCode("other"));
    encounter.setSubject(patient);
    content
        .episodeOfCare()
        .forEach(
            id ->
                encounter.addEpisodeOfCare(
                    new Reference().setIdentifier(EpisodeId.identifier(id))));
    return frame.add(encounter, "encounter");
  }

  private Reference team(String name, Reference receiver) {
    CareTeam team = new CareTeam();
    team.getMeta().addProfile(Canonical.CARE_TEAM);
    team.setName(name);
    team.addManagingOrganization(receiver);
    return frame.add(team, "care-team");
  }

  private void provenance(Turn turn) {
    Provenance provenance =
        frame.provenance(
            idInChain(turn.messageId()),
            activity(turn.activity()),
            turn.at(),
            organisations.reference(turn.organisationSor().orElse(envelope.sender().sor())));
    provenance.getMeta().addProfile(Canonical.CARE_COMMUNICATION_PROVENANCE);
    turn.parts()
        .forEach(
            part ->
                provenance
                    .addEntity()
                    .setRole(ProvenanceEntityRole.SOURCE)
                    .getWhat()
                    .setIdentifier(new Identifier().setValue(Uuids.urn(part))));
    if (turn.revises().isPresent() || turn.revisesIdentifier().isPresent()) {
      Reference earlier = new Reference();
      turn.revises()
          .map(this::idInChain)
          .map("MessageHeader/"::concat)
          .ifPresent(earlier::setReference);
      turn.revisesIdentifier()
          .ifPresent(id -> earlier.setIdentifier(new Identifier().setValue(id)));
      MessageFrame.revises(provenance, earlier);
    }
  }

  /** Ids of other shape than MedCom's become one that has it, the same wherever the id stands. */
  private String idInChain(String messageId) {
    if (messageId.equals(history.getLast().messageId())) {
      return headerId;
    }
    return UUID_SHAPED.matcher(messageId).matches()
        ? messageId
        : UUID.nameUUIDFromBytes(("sektorbro:fhir:" + messageId).getBytes(StandardCharsets.UTF_8))
            .toString();
  }

  private static String activity(Activity activity) {
    return switch (activity) {
      case NEW -> "new-message";
      case REPLY -> "reply-message";
      case FORWARD -> "forward-message";
    };
  }
}

package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.Dialect.InvalidOutput;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Attachment;
import dk.sektorbro.exchange.content.Author;
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
import org.hl7.fhir.r4.model.Communication.CommunicationPayloadComponent;
import org.hl7.fhir.r4.model.Communication.CommunicationPriority;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** Writes correspondence as MedCom CareCommunication 5.0. */
final class CareCommunicationWriter {

  private static final Pattern UUID_SHAPED =
      Pattern.compile("[A-Za-z0-9]{8}(-[A-Za-z0-9]{4}){3}-[A-Za-z0-9]{12}");

  private final Envelope envelope;
  private final Correspondence content;
  private final ParticipantDirectory directory;
  private final MessageFrame frame;
  private final PeopleWriter people;
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
      payload(communication.addPayload(), content.parts().get(i), i + 1);
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

  private void payload(CommunicationPayloadComponent payload, Part part, int number) {
    payload.addExtension(Canonical.DATE_TIME, Moments.dateTime(part.writtenAt()));
    payload.addExtension(
        Canonical.IDENTIFIER,
        new Identifier().setValue(Uuids.urn(part.id())).setAssigner(organisationOf(part)));
    author(part)
        .ifPresent(
            author -> {
              payload.addExtension(Canonical.AUTHOR, people.author(author));
              payload.addExtension(Canonical.CONTACT, contact(author));
            });
    switch (part) {
      case Part.Text text -> payload.setContent(new StringType(text.text()));
      case Part.File file -> payload.setContent(attachment(file.attachment(), number));
    }
  }

  /**
   * MedCom has no text without an author. Where none is named, as of a file that was left out, the
   * organisation is.
   */
  private Optional<Author> author(Part part) {
    return switch (part) {
      case Part.File file -> file.author();
      case Part.Text text ->
          text.author()
              .or(
                  () ->
                      Optional.of(
                          new Author(
                              "",
                              name(sorOf(text)),
                              Optional.empty(),
                              Optional.of(new PartyId(sorOf(text))),
                              Optional.empty())));
    };
  }

  /** MedCom has no text without a telephone number either. */
  private static ContactPoint contact(Author author) {
    return new ContactPoint()
        .setSystem(ContactPointSystem.PHONE)
        .setValue(author.phone().orElse(People.NO_NUMBER));
  }

  static org.hl7.fhir.r4.model.Attachment attachment(Attachment file, int number) {
    org.hl7.fhir.r4.model.Attachment attachment = new org.hl7.fhir.r4.model.Attachment();
    file.contentType().ifPresent(attachment::setContentType);
    attachment.setTitle(file.title().orElse("Bilag " + number));
    if (file.data().length > 0) {
      attachment.setData(file.data());
    }
    file.link().ifPresent(link -> attachment.setUrl(link.toString()));
    return attachment;
  }

  /** Who gave the part its id: where its author works, or whose turn it came with. */
  private Reference organisationOf(Part part) {
    return organisation(sorOf(part));
  }

  private String sorOf(Part part) {
    return part.author()
        .flatMap(Author::organisation)
        .map(PartyId::sor)
        .or(
            () ->
                history.stream()
                    .filter(turn -> turn.parts().contains(part.id()))
                    .findFirst()
                    .flatMap(Turn::organisationSor))
        .orElseGet(() -> envelope.sender().sor());
  }

  /** An organisation that is no party of the hub is named by its SOR code alone. */
  private Reference organisation(String sor) {
    return address(sor)
        .map(frame::organisation)
        .orElseGet(
            () ->
                new Reference()
                    .setType("Organization")
                    .setIdentifier(new Identifier().setSystem(PartyId.SYSTEM).setValue(sor)));
  }

  private String name(String sor) {
    return address(sor).map(Address::name).orElse("SOR " + sor);
  }

  private Optional<Address> address(String sor) {
    return Optional.of(new PartyId(sor))
        .filter(known -> directory.hub().id().equals(known) || directory.find(known).isPresent())
        .map(directory::address);
  }

  private void provenance(Turn turn) {
    Provenance provenance =
        frame.provenance(
            idInChain(turn.messageId()),
            activity(turn.activity()),
            turn.at(),
            organisation(turn.organisationSor().orElse(envelope.sender().sor())));
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

package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Attachment;
import dk.sektorbro.exchange.content.Author;
import dk.sektorbro.exchange.content.Correspondence;
import dk.sektorbro.exchange.content.Correspondence.Activity;
import dk.sektorbro.exchange.content.Correspondence.Part;
import dk.sektorbro.exchange.content.Correspondence.Turn;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationPayloadComponent;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityComponent;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** Reads a CareCommunication that was examined before. */
final class CareCommunicationReader {

  private final MessageBundle message;
  private final MessageHeader header;
  private final People people;

  CareCommunicationReader(MessageBundle message, MessageHeader header) {
    this.message = message;
    this.header = header;
    this.people = new People(message);
  }

  Correspondence read() {
    Communication communication =
        message
            .follow(header.getFocusFirstRep(), Communication.class)
            .orElseGet(() -> message.all(Communication.class).getFirst());
    List<Part> parts = communication.getPayload().stream().map(this::part).toList();
    return new Correspondence(
        people.citizen(),
        Uuids.bare(communication.getIdentifierFirstRep().getValue()),
        communication.getCategoryFirstRep().getCodingFirstRep().getCode(),
        communication.hasTopic()
            ? Optional.ofNullable(communication.getTopic().getText())
            : Optional.empty(),
        communication.hasPriority()
            ? Optional.of(communication.getPriority().toCode())
            : Optional.empty(),
        episodes(communication),
        parts,
        history(),
        recipientName(communication));
  }

  private List<String> episodes(Communication communication) {
    return message.follow(communication.getEncounter(), Encounter.class).stream()
        .flatMap(encounter -> encounter.getEpisodeOfCare().stream())
        .map(Reference::getIdentifier)
        .filter(Identifier::hasValue)
        .map(EpisodeId::text)
        .toList();
  }

  private Optional<String> recipientName(Communication communication) {
    Reference recipient = communication.getRecipientFirstRep();
    Optional<String> team = message.follow(recipient, CareTeam.class).map(CareTeam::getName);
    return team.or(
        () ->
            people
                .author(recipient, Optional.empty(), Optional.empty())
                .map(person -> (person.givenName() + " " + person.familyName()).strip()));
  }

  private Part part(CommunicationPayloadComponent payload) {
    Optional<Identifier> identifier = extension(payload, Canonical.IDENTIFIER, Identifier.class);
    Optional<PartyId> assigner =
        identifier.map(Identifier::getAssigner).flatMap(people::organisation);
    String id = identifier.map(found -> Uuids.bare(found.getValue())).orElse("");
    OffsetDateTime writtenAt =
        extension(payload, Canonical.DATE_TIME, DateTimeType.class)
            .map(Moments::of)
            .orElseGet(() -> Moments.of(message.bundle().getTimestampElement()));
    Optional<String> phone =
        extension(payload, Canonical.CONTACT, ContactPoint.class).flatMap(People::phone);
    Optional<Author> author =
        extension(payload, Canonical.AUTHOR, Reference.class)
            .flatMap(reference -> people.author(reference, assigner, phone));
    return switch (payload.getContent()) {
      case StringType text -> new Part.Text(id, writtenAt, author, text.getValueNotNull());
      case org.hl7.fhir.r4.model.Attachment file ->
          new Part.File(id, writtenAt, author, attachment(file));
      default -> throw new IllegalArgumentException("A payload is neither text nor attachment");
    };
  }

  static Attachment attachment(org.hl7.fhir.r4.model.Attachment file) {
    return new Attachment(
        Optional.ofNullable(file.getContentType()),
        Optional.ofNullable(file.getTitle()),
        file.hasData() ? file.getData() : new byte[0],
        Optional.ofNullable(file.getUrl()).map(URI::create));
  }

  private static <T extends Type> Optional<T> extension(
      CommunicationPayloadComponent payload, String url, Class<T> type) {
    return payload.getExtension().stream()
        .filter(extension -> url.equals(extension.getUrl()))
        .map(Extension::getValue)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  /**
   * Every turn, each after the one it revises and otherwise by time. This message's own turn is
   * last: what came after it cannot be in it.
   */
  private List<Turn> history() {
    Map<String, Turn> byMessage = new HashMap<>();
    List<Turn> turns =
        message.all(Provenance.class).stream()
            .map(this::turn)
            .sorted(Comparator.comparing((Turn turn) -> turn.at().toInstant()))
            .toList();
    turns.forEach(turn -> byMessage.putIfAbsent(turn.messageId(), turn));
    List<Turn> ordered = new ArrayList<>();
    Set<Turn> placed = new HashSet<>();
    String own = header.getIdElement().getIdPart();
    turns.stream()
        .filter(turn -> !turn.messageId().equals(own))
        .forEach(turn -> place(turn, byMessage, placed, ordered));
    turns.stream()
        .filter(turn -> turn.messageId().equals(own))
        .forEach(turn -> place(turn, byMessage, placed, ordered));
    return List.copyOf(ordered);
  }

  private static void place(
      Turn turn, Map<String, Turn> byMessage, Set<Turn> placed, List<Turn> ordered) {
    List<Turn> chain = new ArrayList<>();
    Turn link = turn;
    while (link != null && placed.add(link)) { // stops at a circle as well as at what has its place
      chain.addFirst(link);
      link = link.revises().map(byMessage::get).orElse(null);
    }
    ordered.addAll(chain);
  }

  private Turn turn(Provenance provenance) {
    List<String> parts = new ArrayList<>();
    Optional<String> revises = Optional.empty();
    Optional<String> revisesIdentifier = Optional.empty();
    for (ProvenanceEntityComponent entity : provenance.getEntity()) {
      if (entity.getRole() == ProvenanceEntityRole.REVISION) {
        revises = Optional.ofNullable(entity.getWhat().getReference()).map(MessageIds::ofReference);
        revisesIdentifier = Optional.ofNullable(entity.getWhat().getIdentifier().getValue());
      } else if (entity.getWhat().getIdentifier().hasValue()) {
        parts.add(Uuids.bare(entity.getWhat().getIdentifier().getValue()));
      }
    }
    return new Turn(
        MessageIds.ofReference(provenance.getTargetFirstRep().getReference()),
        activity(provenance),
        Moments.of(provenance.getOccurredDateTimeType()),
        people.organisation(provenance.getAgentFirstRep().getWho()).map(PartyId::sor),
        revises,
        revisesIdentifier,
        List.copyOf(parts));
  }

  private static Activity activity(Provenance provenance) {
    return switch (provenance.getActivity().getCodingFirstRep().getCode()) {
      case "new-message" -> Activity.NEW;
      case "reply-message" -> Activity.REPLY;
      case "forward-message" -> Activity.FORWARD;
      default -> throw new IllegalArgumentException("Not an activity of a CareCommunication");
    };
  }
}

package dk.sektorbro.consent.cut;

import dk.sektorbro.consent.Identifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationPayloadComponent;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceAgentComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/**
 * The line in the place of a text or a file that was cut out of a letter. Who wrote that and when
 * is part of what was cut: the line is of whoever sends the message, at the time of the message,
 * and so is an earlier turn of the thread of which nothing else is left.
 */
final class LeftOut {

  private static final String CORE =
      "http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-";
  private static final String DATE_TIME = CORE + "datetime-extension";
  private static final String IDENTIFIER = CORE + "identifier-extension";
  private static final String AUTHOR = CORE + "practitioner-extension";
  private static final String CONTACT = CORE + "contact-extension";

  /** MedCom asks for a telephone number of every text; a hyphen stands for none. */
  private static final String NO_NUMBER = "-";

  private final Bundle message;
  private final Optional<MessageHeader> header;
  private final Set<String> parts = new HashSet<>();
  private final Set<Identifier> pointedAt = new HashSet<>();
  private Optional<Reference> author = Optional.empty();

  LeftOut(Bundle message) {
    this.message = message;
    this.header = all(MessageHeader.class).stream().findFirst();
  }

  /** Puts the line in the place of what the payload says. */
  void put(CommunicationPayloadComponent payload, String line) {
    pointedAt.addAll(references(payload));
    Optional<org.hl7.fhir.r4.model.Identifier> id = id(payload);
    id.ifPresent(known -> parts.add(known.getValue()));
    payload.setContent(new StringType(line));
    payload.setExtension(new ArrayList<>());
    time().ifPresent(time -> payload.addExtension(DATE_TIME, time));
    id.ifPresent(
        known -> {
          var given = new org.hl7.fhir.r4.model.Identifier().setValue(known.getValue());
          sender().ifPresent(given::setAssigner);
          payload.addExtension(IDENTIFIER, given);
        });
    author()
        .ifPresent(
            by -> {
              payload.addExtension(AUTHOR, by.copy());
              payload.addExtension(
                  CONTACT,
                  new ContactPoint().setSystem(ContactPointSystem.PHONE).setValue(NO_NUMBER));
            });
  }

  /**
   * Of earlier turns that brought what was cut and nothing that is left, no more is told than that
   * there were such.
   *
   * @param touched gets what was changed
   */
  void turns(Set<Resource> touched) {
    if (parts.isEmpty()) {
      return;
    }
    Map<String, Boolean> isLine = new HashMap<>();
    for (Communication letter : all(Communication.class)) {
      for (CommunicationPayloadComponent payload : letter.getPayload()) {
        id(payload).ifPresent(id -> isLine.put(id.getValue(), BundleCut.isNotice(payload)));
      }
    }
    for (Provenance turn : all(Provenance.class)) {
      List<String> brought =
          turn.getEntity().stream()
              .map(entity -> entity.getWhat().getIdentifier().getValue())
              .filter(isLine::containsKey)
              .toList();
      if (isEarlier(turn)
          && !Collections.disjoint(brought, parts)
          && brought.stream().allMatch(id -> isLine.getOrDefault(id, false))) {
        withoutName(turn);
        touched.add(turn);
      }
    }
  }

  /** Whether the turn is one before this message: the thread is one without who took it. */
  boolean isEarlier(Provenance turn) {
    String target = String.valueOf(turn.getTargetFirstRep().getReference());
    return sender().isPresent()
        && message.getEntry().stream()
            .filter(entry -> entry.getResource() instanceof MessageHeader)
            .noneMatch(
                entry ->
                    target.equals(entry.getFullUrl())
                        || target.endsWith("/" + entry.getResource().getIdElement().getIdPart()));
  }

  void withoutName(Provenance turn) {
    pointedAt.addAll(references(turn));
    ProvenanceAgentComponent somebody = new ProvenanceAgentComponent();
    sender().ifPresent(somebody::setWho);
    turn.setAgent(new ArrayList<>(List.of(somebody)));
    time().ifPresent(turn::setOccurred);
    turn.setRecordedElement(message.getTimestampElement().copy());
    turn.setLocation(null);
    turn.setReason(null);
    turn.setSignature(null);
    turn.setExtension(null);
  }

  /**
   * Whom only what was cut referred to goes along.
   *
   * @param gone what goes already; gets these
   */
  void orphans(Set<Resource> gone) {
    if (pointedAt.isEmpty()) {
      return;
    }
    Map<Resource, Set<Identifier>> pointing = new HashMap<>();
    message.getEntry().stream()
        .map(BundleEntryComponent::getResource)
        .filter(resource -> resource != null)
        .forEach(resource -> pointing.put(resource, references(resource)));
    boolean more = true;
    while (more) {
      more = false;
      for (BundleEntryComponent entry : message.getEntry()) {
        Resource resource = entry.getResource();
        if (resource == null || gone.contains(resource) || resource instanceof MessageHeader) {
          continue;
        }
        Set<Identifier> self = Facts.self(Optional.ofNullable(entry.getFullUrl()), resource);
        if (!Collections.disjoint(self, pointedAt) && isAlone(resource, self, pointing, gone)) {
          gone.add(resource);
          pointedAt.addAll(pointing.getOrDefault(resource, Set.of()));
          more = true;
        }
      }
    }
  }

  private static boolean isAlone(
      Resource resource,
      Set<Identifier> self,
      Map<Resource, Set<Identifier>> pointing,
      Set<Resource> gone) {
    return pointing.entrySet().stream()
        .filter(other -> other.getKey() != resource && !gone.contains(other.getKey()))
        .allMatch(other -> Collections.disjoint(other.getValue(), self));
  }

  private Optional<DateTimeType> time() {
    return Optional.of(message)
        .filter(Bundle::hasTimestamp)
        .map(bundle -> new DateTimeType(bundle.getTimestampElement().getValueAsString()));
  }

  private Optional<Reference> sender() {
    return header
        .filter(MessageHeader::hasSender)
        .map(MessageHeader::getSender)
        .map(Reference::copy);
  }

  /** MedCom has no text without a person who wrote it; the organisation stands for one. */
  private Optional<Reference> author() {
    if (author.isEmpty()) {
      author = sender().map(this::author);
    }
    return author;
  }

  private Reference author(Reference sender) {
    Practitioner nobody = new Practitioner();
    nobody.getMeta().addProfile(CORE + "practitioner");
    name(sender).ifPresent(name -> nobody.addName().setFamily(name));
    PractitionerRole role = new PractitionerRole();
    role.getMeta().addProfile(CORE + "practitionerrole");
    role.setPractitioner(enter(nobody));
    role.setOrganization(sender.copy());
    role.addCode()
        .addCoding(
            new Coding()
                .setSystem("http://terminology.hl7.org/CodeSystem/v3-NullFlavor")
                .setCode("NAVU"));
    return enter(role);
  }

  private Optional<String> name(Reference sender) {
    return message.getEntry().stream()
        .filter(
            entry ->
                entry.getResource() instanceof Organization
                    && Facts.self(Optional.ofNullable(entry.getFullUrl()), entry.getResource())
                        .contains(new Identifier("", String.valueOf(sender.getReference()))))
        .map(entry -> ((Organization) entry.getResource()).getName())
        .filter(name -> name != null)
        .findFirst();
  }

  /** Its id follows from the message's, so that the same message is cut to the same. */
  private Reference enter(DomainResource resource) {
    String of =
        header.map(own -> own.getIdElement().getIdPart()).orElse("") + "/" + resource.fhirType();
    String id =
        UUID.nameUUIDFromBytes(("sektorbro:left-out:" + of).getBytes(StandardCharsets.UTF_8))
            .toString();
    resource.setId(id);
    String key = resource.fhirType() + "/" + id;
    Optional<String> base = base();
    message
        .addEntry()
        .setFullUrl(base.map(url -> url + key).orElse("urn:uuid:" + id))
        .setResource(resource);
    return new Reference(base.isPresent() ? key : "urn:uuid:" + id);
  }

  /** Where the message says that its resources are; empty where it names each by an id alone. */
  private Optional<String> base() {
    return message.getEntry().stream()
        .filter(entry -> entry.getResource() instanceof MessageHeader && entry.hasFullUrl())
        .map(BundleEntryComponent::getFullUrl)
        .filter(url -> url.contains("/MessageHeader/"))
        .map(url -> url.substring(0, url.indexOf("MessageHeader/")))
        .findFirst();
  }

  private static Optional<org.hl7.fhir.r4.model.Identifier> id(
      CommunicationPayloadComponent payload) {
    return payload.getExtension().stream()
        .filter(extension -> IDENTIFIER.equals(extension.getUrl()))
        .map(Extension::getValue)
        .filter(org.hl7.fhir.r4.model.Identifier.class::isInstance)
        .map(org.hl7.fhir.r4.model.Identifier.class::cast)
        .filter(org.hl7.fhir.r4.model.Identifier::hasValue)
        .findFirst();
  }

  private static Set<Identifier> references(Resource resource) {
    Facts facts = new Facts(resource);
    for (Property property : resource.children()) {
      property.getValues().forEach(value -> facts.read(property.getName(), value));
    }
    return pointedAt(facts);
  }

  private static Set<Identifier> references(CommunicationPayloadComponent payload) {
    Facts facts = new Facts(new Communication());
    facts.read("payload", payload);
    return pointedAt(facts);
  }

  private static Set<Identifier> pointedAt(Facts facts) {
    Set<Identifier> all = new HashSet<>(facts.references());
    all.addAll(facts.authors());
    return all;
  }

  private <T extends Resource> List<T> all(Class<T> type) {
    return message.getEntry().stream()
        .map(BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}

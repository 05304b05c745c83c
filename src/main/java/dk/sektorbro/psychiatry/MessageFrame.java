package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.participant.Address;
import dk.sektorbro.psychiatry.validation.Profile;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.MessageDestinationComponent;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * What every outgoing message has around its content: the bundle, the header, the organisations,
 * the provenances. Ids follow from the message's id and the role of the resource in it.
 */
final class MessageFrame {

  private final MessageId message;
  private final MessageHeader header = new MessageHeader();
  private final Map<PartyId, Organization> organisations = new LinkedHashMap<>();
  private final List<Resource> content = new ArrayList<>();
  private final List<Resource> history = new ArrayList<>();

  /** Of a message in the hub's own language: the header has the hub's id, the event is the kind. */
  static MessageFrame of(Envelope envelope) {
    return new MessageFrame(
        envelope.id(),
        envelope.id().toString(),
        new Coding().setSystem(Canonical.HUB_EVENTS).setCode(envelope.kind().code()));
  }

  MessageFrame(MessageId message, String headerId, Coding event) {
    this.message = message;
    header.setId(headerId);
    header.setEvent(event);
  }

  MessageHeader header() {
    return header;
  }

  String idOf(String role) {
    return Uuids.named(message, role);
  }

  void addressed(Reference sender, PartyId from, Reference receiver, PartyId to) {
    header.setSender(sender);
    header.getSource().setEndpoint(endpoint(from));
    MessageDestinationComponent destination = header.addDestination();
    destination.addExtension(
        Canonical.DESTINATION_USE_EXTENSION,
        new Coding().setSystem(Canonical.DESTINATION_USE).setCode("primary"));
    destination.setEndpoint(endpoint(to)).setReceiver(receiver);
  }

  /** From the one to the other, each by its organisation; the sender's is the answer. */
  Reference between(Address sender, Address receiver) {
    Reference from = organisation(sender);
    addressed(from, sender.id(), organisation(receiver), receiver.id());
    return from;
  }

  private static String endpoint(PartyId party) {
    return "https://sor2.sum.dsdn.dk/#id=" + party;
  }

  Reference organisation(Address party) {
    return to(organisations.computeIfAbsent(party.id(), id -> newOrganisation(party)));
  }

  private Organization newOrganisation(Address party) {
    Organization organization = new Organization();
    organization.setId(idOf("organisation/" + party.id()));
    organization.getMeta().addProfile(Canonical.ORGANIZATION);
    organization.addIdentifier().setSystem(Canonical.GLN).setValue(party.gln().value());
    organization.addIdentifier().setSystem(PartyId.SYSTEM).setValue(party.id().sor());
    organization.setName(party.name());
    return organization;
  }

  /** Puts a resource into the message under the id of its role. */
  <T extends Resource> Reference add(T resource, String role) {
    resource.setId(idOf(role));
    content.add(resource);
    return to(resource);
  }

  static Reference to(Resource resource) {
    return new Reference(MessageBundle.key(resource));
  }

  /** The message whole, where it is about that one resource and follows no other. */
  Bundle about(Resource resource, String role, OffsetDateTime at, Reference who, Profile profile) {
    header.addFocus(add(resource, role));
    provenance(header.getIdElement().getIdPart(), "new-message", at, who);
    return bundle(at, profile.url());
  }

  /** A provenance whose target is the header of a message, this one or an earlier. */
  Provenance provenance(String headerId, String activity, OffsetDateTime at, Reference who) {
    Provenance provenance = new Provenance();
    provenance.setId(idOf("provenance/" + headerId));
    provenance.addTarget().setReference("MessageHeader/" + headerId);
    provenance.setOccurred(Moments.dateTime(at));
    provenance.setRecordedElement(Moments.instant(at));
    provenance
        .getActivity()
        .addCoding(new Coding().setSystem(Canonical.ACTIVITIES).setCode(activity));
    provenance.addAgent().setWho(who);
    history.add(provenance);
    return provenance;
  }

  static void revises(Provenance provenance, Reference what) {
    provenance.addEntity().setRole(ProvenanceEntityRole.REVISION).setWhat(what);
  }

  Bundle bundle(OffsetDateTime at, String... profiles) {
    Bundle bundle = new Bundle();
    bundle.setId(idOf("bundle"));
    for (String profile : profiles) {
      bundle.getMeta().getProfile().add(new CanonicalType(profile));
    }
    bundle.setType(BundleType.MESSAGE);
    bundle.setTimestampElement(Moments.instant(at));
    enter(bundle, header);
    content.forEach(resource -> enter(bundle, resource));
    organisations.values().forEach(resource -> enter(bundle, resource));
    history.forEach(resource -> enter(bundle, resource));
    return bundle;
  }

  private static void enter(Bundle bundle, Resource resource) {
    bundle
        .addEntry()
        .setFullUrl(Canonical.ENTRY + MessageBundle.key(resource))
        .setResource(resource);
  }
}

package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.PartyId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** A message bundle whose references can be followed and whose resources know their place. */
final class MessageBundle {

  private final Bundle bundle;
  private final Map<String, Resource> byReference = new HashMap<>();

  MessageBundle(Bundle bundle) {
    this.bundle = bundle;
    for (BundleEntryComponent entry : bundle.getEntry()) {
      Resource resource = entry.getResource();
      if (resource != null) {
        byReference.putIfAbsent(key(resource), resource);
        if (entry.hasFullUrl()) {
          byReference.putIfAbsent(entry.getFullUrl(), resource);
        }
      }
    }
  }

  Bundle bundle() {
    return bundle;
  }

  /** The first entry, when it is a message header. */
  Optional<MessageHeader> header() {
    return bundle.hasEntry()
            && bundle.getEntryFirstRep().getResource() instanceof MessageHeader header
        ? Optional.of(header)
        : Optional.empty();
  }

  static String key(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }

  /** What the reference leads to, when that is in the bundle and of the type. */
  <T extends Resource> Optional<T> follow(Reference reference, Class<T> type) {
    if (!reference.hasReference()) {
      return Optional.empty();
    }
    return Optional.ofNullable(byReference.get(reference.getReference()))
        .filter(type::isInstance)
        .map(type::cast);
  }

  /** Resources of a type, in the order of the bundle. */
  <T extends Resource> List<T> all(Class<T> type) {
    List<T> found = new ArrayList<>();
    for (BundleEntryComponent entry : bundle.getEntry()) {
      if (type.isInstance(entry.getResource())) {
        found.add(type.cast(entry.getResource()));
      }
    }
    return found;
  }

  /** FHIRPath of a resource of this bundle. */
  String path(Resource resource) {
    for (int i = 0; i < bundle.getEntry().size(); i++) {
      if (bundle.getEntry().get(i).getResource() == resource) {
        return "Bundle.entry[" + i + "].resource";
      }
    }
    throw new IllegalArgumentException("Not a resource of this bundle");
  }

  /** The index of the organisation's identifier of a system; -1 where it has none. */
  static int identifierIndex(Organization organization, String system) {
    List<Identifier> identifiers = organization.getIdentifier();
    for (int i = 0; i < identifiers.size(); i++) {
      if (system.equals(identifiers.get(i).getSystem())) {
        return i;
      }
    }
    return -1;
  }

  /** The organisation's SOR code as text, whether or not it can be one. */
  static Optional<String> sor(Organization organization) {
    int index = identifierIndex(organization, PartyId.SYSTEM);
    return index < 0
        ? Optional.empty()
        : Optional.ofNullable(organization.getIdentifier().get(index).getValue());
  }
}

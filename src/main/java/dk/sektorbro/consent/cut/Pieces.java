package dk.sektorbro.consent.cut;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.CodeSystems;
import dk.sektorbro.consent.Identifier;
import dk.sektorbro.consent.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BackboneElement;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/**
 * The pieces a message is made of, as consents see them: each resource, and each value of each of
 * its elements. A value has what its resource is known by, and its own codes where it has any.
 *
 * <p>Who sends what to whom about whom is the frame of a message and no piece of it: without it
 * there is no message, and what of it is shared is for the release profile to say.
 */
final class Pieces {

  private static final Set<String> FRAME =
      Set.of("MessageHeader", "Provenance", "Patient", "Organization", "PractitionerRole");
  private static final Set<String> TECHNICAL =
      Set.of("id", "meta", "implicitRules", "language", "identifier", "status", "text");

  private final LabelTable labels;
  private final Map<String, Code> informationTypes;

  /**
   * @param informationTypes by element, such as {@code Communication.payload.contentAttachment}
   */
  Pieces(LabelTable labels, Map<String, Code> informationTypes) {
    this.labels = labels;
    this.informationTypes = informationTypes;
  }

  static boolean isFrame(Resource resource) {
    return FRAME.contains(resource.fhirType());
  }

  /** Resources in the order of the message, each followed by its parts. */
  List<Piece> of(Bundle message) {
    Map<Resource, Facts> facts = new HashMap<>();
    Map<Identifier, Set<Identifier>> referredBy = new HashMap<>();
    for (BundleEntryComponent entry : message.getEntry()) {
      Resource resource = entry.getResource();
      if (resource == null) {
        continue;
      }
      Facts of = whole(resource);
      facts.put(resource, of);
      Set<Identifier> self = self(entry);
      for (Identifier to : of.references()) {
        referredBy.computeIfAbsent(to, key -> new HashSet<>()).addAll(self);
      }
    }
    List<Piece> pieces = new ArrayList<>();
    for (BundleEntryComponent entry : message.getEntry()) {
      Facts of = facts.get(entry.getResource());
      if (of != null) {
        add(entry, of, referredBy, pieces);
      }
    }
    return pieces;
  }

  private static Set<Identifier> self(BundleEntryComponent entry) {
    return Facts.self(Optional.ofNullable(entry.getFullUrl()), entry.getResource());
  }

  /** What the resource says of itself; a part that repeats speaks for itself. */
  private static Facts whole(Resource resource) {
    Facts facts = new Facts();
    for (Property property : resource.children()) {
      if (!property.isList() || !isBackbone(property)) {
        property.getValues().forEach(value -> facts.read(property.getName(), value));
      }
    }
    return facts;
  }

  private static boolean isBackbone(Property property) {
    return property.hasValues() && property.getValues().getFirst() instanceof BackboneElement;
  }

  private void add(
      BundleEntryComponent entry,
      Facts facts,
      Map<Identifier, Set<Identifier>> referredBy,
      List<Piece> pieces) {
    Resource resource = entry.getResource();
    String type = resource.fhirType();
    Set<Identifier> self = self(entry);
    Set<Identifier> by = new HashSet<>();
    self.forEach(each -> by.addAll(referredBy.getOrDefault(each, Set.of())));
    Item whole =
        new Item(
            type,
            classes(type, List.of(type)),
            facts.codes(),
            facts.hasText(),
            labels(resource, facts.codes()),
            facts.dated(),
            self,
            facts.references(),
            by,
            facts.authors());
    if (!isFrame(resource)) {
      pieces.add(new Piece.Whole(resource, whole));
    }
    for (Property property : resource.children()) {
      if (!TECHNICAL.contains(property.getName())) {
        for (Base value : property.getValues()) {
          if (!BundleCut.isNotice(value)) {
            pieces.add(part(resource, property.getName(), value, whole));
          }
        }
      }
    }
  }

  private Piece part(Resource resource, String element, Base value, Item whole) {
    Facts own = new Facts();
    own.read(element, value);
    Set<Code> codes = own.codes().isEmpty() ? whole.codes() : own.codes();
    return new Piece.Part(
        resource,
        element,
        value,
        new Item(
            resource.fhirType() + "." + element,
            classes(resource.fhirType(), paths(resource.fhirType(), element, value)),
            codes,
            own.hasText() && !isFrame(resource),
            labels(resource, codes),
            own.dated().or(whole::dated),
            whole.self(),
            own.references(),
            whole.referredBy(),
            own.authors().isEmpty() ? whole.authors() : own.authors()));
  }

  /** The element, and what it has a choice of, each by its FHIRPath and by its name in JSON. */
  private static List<String> paths(String type, String element, Base value) {
    List<String> paths = new ArrayList<>();
    String plain = type + "." + element.replace("[x]", "");
    paths.add(plain);
    if (element.endsWith("[x]")) {
      paths.add(plain + capital(value));
    }
    for (Property child : value.children()) {
      if (child.getName().endsWith("[x]") && child.hasValues()) {
        paths.add(
            plain
                + "."
                + child.getName().replace("[x]", "")
                + capital(child.getValues().getFirst()));
      }
    }
    return paths;
  }

  private static String capital(Base value) {
    String type = value.fhirType();
    return Character.toUpperCase(type.charAt(0)) + type.substring(1);
  }

  /** A part that is information of a type of its own is not of its resource's type as well. */
  private Set<Code> classes(String type, List<String> paths) {
    Set<Code> classes = new LinkedHashSet<>();
    classes.add(new Code(CodeSystems.RESOURCE_TYPES, type));
    paths.forEach(path -> classes.add(new Code(CodeSystems.ELEMENTS, path)));
    Stream.concat(paths.reversed().stream(), Stream.of(type))
        .filter(informationTypes::containsKey)
        .findFirst()
        .ifPresent(path -> classes.add(informationTypes.get(path)));
    return classes;
  }

  private Set<Code> labels(Resource resource, Set<Code> codes) {
    Set<Code> all = new LinkedHashSet<>(labels.labels(resource.fhirType(), codes));
    for (Coding given : resource.getMeta().getSecurity()) {
      all.add(new Code(given.hasSystem() ? given.getSystem() : "", given.getCode()));
    }
    return all;
  }
}

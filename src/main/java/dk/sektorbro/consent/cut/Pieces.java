package dk.sektorbro.consent.cut;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.CodeSystems;
import dk.sektorbro.consent.Identifier;
import dk.sektorbro.consent.Item;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BackboneElement;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.MessageHeader;
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
      Set.of(
          "MessageHeader",
          "Provenance",
          "Patient",
          "Organization",
          "Practitioner",
          "PractitionerRole",
          "CareTeam");

  /** What a letter says; the rest of it is who writes to whom about whom. */
  private static final Set<String> SAID_IN_A_LETTER =
      Set.of("payload", "topic", "note", "about", "reasonCode", "reasonReference");

  private static final Set<String> TECHNICAL =
      Set.of("id", "meta", "implicitRules", "language", "identifier", "status", "text");

  private final LabelTable labels;
  private final Composition composition;

  Pieces(LabelTable labels, Composition composition) {
    this.labels = labels;
    this.composition = composition;
  }

  static boolean isFrame(Resource resource) {
    return FRAME.contains(resource.fhirType());
  }

  private static boolean isFrame(Resource resource, String element) {
    return isFrame(resource)
        || (resource instanceof Communication && !SAID_IN_A_LETTER.contains(element));
  }

  /** A resource as it was read: once, for itself and for its parts. */
  private record Read(
      Resource resource, Set<Identifier> self, Facts whole, List<ReadValue> values) {

    /** Whatever it points at, also from a part that speaks for itself. */
    Set<Identifier> references() {
      Set<Identifier> all = new HashSet<>(whole.references());
      values.forEach(value -> all.addAll(value.facts().references()));
      return all;
    }
  }

  private record ReadValue(String element, Base value, Facts facts) {}

  /** Resources in the order of the message, each followed by its parts. */
  List<Piece> of(Bundle message) {
    List<Read> all = new ArrayList<>();
    for (BundleEntryComponent entry : message.getEntry()) {
      if (entry.getResource() != null) {
        all.add(read(entry));
      }
    }
    Names names = new Names();
    all.forEach(read -> names.add(read.resource(), read.self()));
    Map<Identifier, Set<Identifier>> referredBy = new HashMap<>();
    for (Read read : all) {
      for (Identifier to : read.references()) {
        referredBy.computeIfAbsent(to, key -> new HashSet<>()).addAll(read.self());
      }
    }
    Set<Code> ofTheMessage = givenToAll(message);
    List<Piece> pieces = new ArrayList<>();
    for (Read read : all) {
      add(read, names, referredBy, ofTheMessage, pieces);
    }
    return pieces;
  }

  /** What the resource says of itself; a part that repeats speaks for itself. */
  private static Read read(BundleEntryComponent entry) {
    Resource resource = entry.getResource();
    Facts whole = new Facts(resource);
    List<ReadValue> values = new ArrayList<>();
    for (Property property : resource.children()) {
      String name = property.getName();
      for (Base value : property.getValues()) {
        Facts facts = new Facts(resource);
        facts.read(name, value);
        if (!(property.isList() && value instanceof BackboneElement)) {
          whole.add(facts);
        }
        if (!TECHNICAL.contains(name)) {
          values.add(new ReadValue(name, value, facts));
        }
      }
    }
    return new Read(
        resource, Facts.self(Optional.ofNullable(entry.getFullUrl()), resource), whole, values);
  }

  private void add(
      Read read,
      Names names,
      Map<Identifier, Set<Identifier>> referredBy,
      Set<Code> ofTheMessage,
      List<Piece> pieces) {
    Resource resource = read.resource();
    Facts facts = read.whole();
    String type = resource.fhirType();
    Set<Identifier> by = new HashSet<>();
    read.self().forEach(each -> by.addAll(referredBy.getOrDefault(each, Set.of())));
    Set<Code> own = joined(given(resource), ofTheMessage);
    Item whole =
        new Item(
            type,
            classes(type, List.of(type)),
            facts.codes(),
            facts.hasText(),
            classifiedBy(resource),
            labels(type, facts.codes(), own),
            facts.dated(),
            read.self(),
            names.of(facts.references()),
            by,
            names.of(facts.authors()));
    if (!isFrame(resource)) {
      pieces.add(new Piece.Whole(resource, whole));
    }
    for (ReadValue value : read.values()) {
      if (!BundleCut.isNotice(value.value())) {
        pieces.add(part(resource, value, whole, names, own));
      }
    }
  }

  private Piece part(
      Resource resource, ReadValue read, Item whole, Names names, Set<Code> labelsGiven) {
    Facts own = read.facts();
    boolean codedItself = !own.codes().isEmpty();
    Set<Code> codes = codedItself ? own.codes() : whole.codes();
    Set<Code> classes =
        classes(resource.fhirType(), paths(resource.fhirType(), read.element(), read.value()));
    // A time that a part of such names is not when the whole of it was written, as a term is not.
    boolean ownTime = own.hasText() || Collections.disjoint(composition.indivisible(), classes);
    return new Piece.Part(
        resource,
        read.element(),
        read.value(),
        new Item(
            resource.fhirType() + "." + read.element(),
            classes,
            codes,
            own.hasText() && !isFrame(resource, read.element()),
            codedItself ? Set.of() : whole.classifiedBy(),
            codedItself ? labels(resource.fhirType(), codes, labelsGiven) : whole.labels(),
            ownTime ? own.dated().or(whole::dated) : whole.dated(),
            whole.self(),
            names.of(own.references()),
            whole.referredBy(),
            own.authors().isEmpty() ? whole.authors() : names.of(own.authors())),
        isFrame(resource, read.element()),
        own.hasText() || codedItself || own.dated().isPresent() || !own.authors().isEmpty());
  }

  /** The categories of a letter say what all of its text is about; no other code does. */
  private static Set<String> classifiedBy(Resource resource) {
    return resource instanceof Communication letter
        ? letter.getCategory().stream()
            .map(CodeableConcept::getCoding)
            .flatMap(List::stream)
            .filter(coding -> coding.hasSystem() && coding.hasCode())
            .map(Coding::getSystem)
            .collect(Collectors.toSet())
        : Set.of();
  }

  /** The element, and what it has a choice of, each by its FHIRPath and by its name in JSON. */
  private static List<String> paths(String type, String element, Base value) {
    String plain = type + "." + plain(element);
    if (value.isPrimitive() && !element.endsWith("[x]")) {
      return List.of(plain);
    }
    List<String> paths = new ArrayList<>();
    paths.add(plain);
    if (element.endsWith("[x]")) {
      paths.add(plain + capital(value));
    }
    if (value instanceof BackboneElement) {
      for (Property child : value.children()) {
        if (child.getName().endsWith("[x]") && child.hasValues()) {
          paths.add(plain + "." + plain(child.getName()) + capital(child.getValues().getFirst()));
        }
      }
    }
    return paths;
  }

  static String plain(String element) {
    return element.endsWith("[x]") ? element.substring(0, element.length() - 3) : element;
  }

  private static String capital(Base value) {
    String type = value.fhirType();
    return Character.toUpperCase(type.charAt(0)) + type.substring(1);
  }

  /** A part that is information of a type of its own is not of its resource's type as well. */
  private Set<Code> classes(String type, List<String> paths) {
    Set<Code> classes = new LinkedHashSet<>();
    classes.add(composition.event());
    classes.add(new Code(CodeSystems.RESOURCE_TYPES, type));
    paths.forEach(path -> classes.add(new Code(CodeSystems.ELEMENTS, path)));
    Stream.concat(paths.reversed().stream(), Stream.of(type))
        .filter(composition.information()::containsKey)
        .findFirst()
        .ifPresent(path -> classes.add(composition.information().get(path)));
    return classes;
  }

  private Set<Code> labels(String type, Set<Code> codes, Set<Code> given) {
    Set<Code> all = labels.labels(type, codes);
    all.addAll(given);
    return all;
  }

  /** Of the message and of its header there is one mark for all that is in it. */
  private static Set<Code> givenToAll(Bundle message) {
    Set<Code> given = given(message);
    for (BundleEntryComponent entry : message.getEntry()) {
      if (entry.getResource() instanceof MessageHeader header) {
        given.addAll(given(header));
      }
    }
    return given;
  }

  /**
   * A resource bears what is given to all, too. How confidential a message is, is told by the most
   * confidential in it, so a resource that says that of itself is held to its own word.
   */
  private static Set<Code> joined(Set<Code> own, Set<Code> ofTheMessage) {
    boolean graded =
        own.stream().anyMatch(label -> label.system().equals(CodeSystems.CONFIDENTIALITY));
    Set<Code> all = new LinkedHashSet<>(own);
    ofTheMessage.stream()
        .filter(label -> !graded || !label.system().equals(CodeSystems.CONFIDENTIALITY))
        .forEach(all::add);
    return all;
  }

  /** What its writer labelled it with; the marks of a cut say nothing of what is left. */
  private static Set<Code> given(Resource resource) {
    Set<Code> given = new LinkedHashSet<>();
    for (Coding label : resource.getMeta().getSecurity()) {
      if (!Marks.isMark(label)) {
        given.add(new Code(label.hasSystem() ? label.getSystem() : "", label.getCode()));
      }
    }
    return given;
  }
}

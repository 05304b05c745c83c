package dk.sektorbro.consent.cut;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.ShareDecision.Obligation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Communication.CommunicationPayloadComponent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/**
 * Cuts a message to what its release profile lists and the decision allows. It only removes, says
 * of a file that it is withheld, and marks what it has cut; cutting twice cuts once.
 */
public final class BundleCut {

  /** What a reader sees in the place of a file that was cut away. */
  public static final String CUT_FILE = "[Bilag udeladt: borgerens samtykke omfatter ikke bilag]";

  private static final Set<String> KEPT = Set.of("id", "meta", "text");

  private final FhirContext fhir;
  private final Pieces pieces;
  private final AllowList allowed;

  /**
   * @param informationTypes by element, such as {@code Communication.payload.contentAttachment}
   */
  public BundleCut(
      FhirContext fhir, LabelTable labels, Map<String, Code> informationTypes, AllowList allowed) {
    this.fhir = fhir;
    this.pieces = new Pieces(labels, informationTypes);
    this.allowed = allowed;
  }

  /**
   * What was done.
   *
   * @param elements what was cut, as elements such as {@code Communication.payload}; no values
   */
  public record Done(Set<String> elements) {}

  /** The pieces of the message as consents see them, for the question that is put to the gate. */
  public List<Item> items(Bundle message) {
    return pieces.of(message).stream().map(Piece::item).toList();
  }

  /**
   * Cuts the message itself.
   *
   * @param obligations of the permit
   * @throws NothingLeft where the frame of the message would have to go
   */
  public Done cut(Bundle message, List<Obligation> obligations) {
    Set<String> cut = new TreeSet<>();
    Set<Resource> touched = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Resource> gone = Collections.newSetFromMap(new IdentityHashMap<>());
    withhold(message, new Withheld(obligations), cut, touched, gone);
    for (BundleEntryComponent entry : message.getEntry()) {
      if (entry.getResource() != null && !allowed.has(entry.getResource())) {
        cut.add(entry.getResource().fhirType());
        gone.add(entry.getResource());
      }
    }
    Set<String> lost = remove(message, gone);
    for (BundleEntryComponent entry : message.getEntry()) {
      Resource resource = entry.getResource();
      boolean changed = keepListed(resource, cut);
      changed |= dropReferences(resource.fhirType(), resource, lost, cut);
      if (changed) {
        touched.add(resource);
      }
    }
    touched.removeAll(gone);
    touched.forEach(BundleCut::afresh);
    if (!touched.isEmpty() || !gone.isEmpty()) {
      Marks.subsetted(message);
    }
    return new Done(cut);
  }

  /** The frame was to be cut away, so that there is no message to share. */
  public static final class NothingLeft extends RuntimeException {
    NothingLeft(String element) {
      super(element + " is not shared, and without it there is no message");
    }
  }

  /**
   * A resource that is not kept goes, unless parts of it are. The frame of the message is for the
   * release profile to narrow, so only what refuses reaches it.
   */
  private void withhold(
      Bundle message,
      Withheld withheld,
      Set<String> cut,
      Set<Resource> touched,
      Set<Resource> gone) {
    List<Piece> all = pieces.of(message);
    Set<Resource> keptInParts = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Resource> keptWhole = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Piece piece : all) {
      if (withheld.isKept(piece.item())) {
        (piece instanceof Piece.Whole ? keptWhole : keptInParts).add(piece.resource());
      }
    }
    for (Piece piece : all) {
      Resource resource = piece.resource();
      boolean framed = Pieces.isFrame(resource);
      switch (piece) {
        case Piece.Whole whole
            when withheld.isCut(whole.item())
                || !(keptWhole.contains(resource) || keptInParts.contains(resource)) -> {
          gone.add(resource);
          cut.add(whole.item().name());
        }
        case Piece.Part part
            when !gone.contains(resource)
                && (withheld.isCut(part.item())
                    || !(framed
                        || keptWhole.contains(resource)
                        || withheld.isKept(part.item()))) -> {
          take(part, gone);
          touched.add(resource);
          cut.add(part.item().name());
        }
        default -> {}
      }
    }
  }

  /** A resource goes as a whole where it cannot be without the part. */
  private void take(Piece.Part part, Set<Resource> gone) {
    if (part.value() instanceof CommunicationPayloadComponent payload
        && payload.hasContentAttachment()) {
      payload.setContent(new StringType(CUT_FILE));
      Marks.redacted(part.resource());
      return;
    }
    if (isMandatory(part)) {
      if (Pieces.isFrame(part.resource())) {
        throw new NothingLeft(part.item().name());
      }
      gone.add(part.resource());
      return;
    }
    part.resource().removeChild(part.element(), part.value());
  }

  private boolean isMandatory(Piece.Part part) {
    int values = part.resource().getNamedProperty(part.element()).getValues().size();
    return values == 1
        && fhir.getResourceDefinition(part.resource()).getChildByName(part.element()).getMin() > 0;
  }

  /** Removes the resources; returns what they were referred to by. */
  private static Set<String> remove(Bundle message, Set<Resource> gone) {
    Set<String> lost = new HashSet<>();
    List<BundleEntryComponent> left = new ArrayList<>();
    for (BundleEntryComponent entry : message.getEntry()) {
      Resource resource = entry.getResource();
      if (resource == null || gone.contains(resource)) {
        Optional.ofNullable(entry.getFullUrl()).ifPresent(lost::add);
        if (resource != null) {
          lost.add(resource.fhirType() + "/" + resource.getIdElement().getIdPart());
        }
      } else {
        left.add(entry);
      }
    }
    message.setEntry(left);
    return lost;
  }

  private boolean keepListed(Resource resource, Set<String> cut) {
    Set<Base> listed = allowed.listed(resource);
    boolean changed = false;
    for (Property property : resource.children()) {
      if (!KEPT.contains(property.getName())) {
        for (Base value : List.copyOf(property.getValues())) {
          changed |=
              keepListed(resource, property.getName(), value, listed, resource.fhirType(), cut);
        }
      }
    }
    return changed;
  }

  /** Whether the value stands for a file that was cut away before. */
  static boolean isNotice(Base value) {
    return value instanceof CommunicationPayloadComponent payload
        && payload.hasContentStringType()
        && CUT_FILE.equals(payload.getContentStringType().getValue());
  }

  /** An element that is not listed goes, unless something below it is: then the rest of it goes. */
  private boolean keepListed(
      Base parent, String name, Base value, Set<Base> listed, String path, Set<String> cut) {
    if (listed.contains(value)) {
      return false;
    }
    String here = path + "." + name.replace("[x]", "");
    if (!anyListed(value, listed)) {
      parent.removeChild(name, value);
      cut.add(here);
      return true;
    }
    boolean changed = false;
    for (Property child : value.children()) {
      for (Base each : List.copyOf(child.getValues())) {
        changed |= keepListed(value, child.getName(), each, listed, here, cut);
      }
    }
    return changed;
  }

  private static boolean anyListed(Base value, Set<Base> listed) {
    for (Property child : value.children()) {
      for (Base each : child.getValues()) {
        if (listed.contains(each) || anyListed(each, listed)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Nothing may point at what is gone: that it was there is information too. */
  private static boolean dropReferences(
      String path, Base within, Set<String> lost, Set<String> cut) {
    if (lost.isEmpty()) {
      return false;
    }
    boolean changed = false;
    for (Property property : within.children()) {
      for (Base value : List.copyOf(property.getValues())) {
        String here = path + "." + property.getName().replace("[x]", "");
        if (value instanceof Reference reference && lost.contains(reference.getReference())) {
          within.removeChild(property.getName(), value);
          cut.add(here);
          changed = true;
        } else if (dropReferences(here, value, lost, cut)) {
          changed = true;
          if (value.isEmpty()) {
            within.removeChild(property.getName(), value);
          }
        }
      }
    }
    return changed;
  }

  private static void afresh(Resource resource) {
    Marks.subsetted(resource);
    if (resource instanceof DomainResource domain && domain.hasText()) {
      domain.setText(PlainNarrative.of(domain));
    }
  }
}

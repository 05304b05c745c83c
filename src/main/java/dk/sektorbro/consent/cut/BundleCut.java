package dk.sektorbro.consent.cut;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.CodeSystems;
import dk.sektorbro.consent.Identifier;
import dk.sektorbro.consent.ShareDecision.Obligation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationPayloadComponent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;

/**
 * Cuts a message to what its release profile lists and the decision allows. It only removes, says
 * of a text or a file that it is withheld, and marks what it has cut; cutting twice cuts once.
 */
public final class BundleCut {

  /** What a reader sees in the place of a file that was cut away. */
  public static final String CUT_FILE = "[Bilag udeladt: borgerens samtykke omfatter ikke bilag]";

  /** What a reader sees in the place of a text that was cut away. */
  public static final String CUT_TEXT = "[Tekst udeladt: borgerens samtykke omfatter den ikke]";

  private static final Set<String> NOTICES = Set.of(CUT_FILE, CUT_TEXT);

  private final FhirContext fhir;
  private final Pieces pieces;
  private final AllowList allowed;
  private final Set<Code> indivisible;

  public BundleCut(
      FhirContext fhir, LabelTable labels, Composition composition, AllowList allowed) {
    this.fhir = fhir;
    this.pieces = new Pieces(labels, composition);
    this.indivisible = composition.indivisible();
    this.allowed = allowed;
  }

  /**
   * What was done.
   *
   * @param elements what was cut, as elements such as {@code Communication.payload}; no values
   */
  public record Done(Set<String> elements) {}

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
    Set<Identifier> lost = remove(message, gone);
    for (BundleEntryComponent entry : message.getEntry()) {
      Resource resource = entry.getResource();
      boolean changed = allowed.keep(resource, cut);
      changed |= LostReferences.drop(resource, lost, cut);
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

  /**
   * Marks what lacks something that was cut before the message was written like this, and where a
   * line stands in its place.
   *
   * @param elements what was cut, as elements such as {@code Communication.payload}
   * @return whether anything was cut
   */
  public static boolean mark(Bundle message, Set<String> elements) {
    if (elements.isEmpty()) {
      return false;
    }
    Set<String> types =
        elements.stream()
            .map(element -> element.split("\\.", 2)[0])
            .collect(Collectors.toUnmodifiableSet());
    for (BundleEntryComponent entry : message.getEntry()) {
      Resource resource = entry.getResource();
      if (types.contains(resource.fhirType())) {
        Marks.subsetted(resource);
        if (resource instanceof Communication letter
            && letter.getPayload().stream().anyMatch(BundleCut::isNotice)) {
          Marks.redacted(letter);
        }
      }
    }
    Marks.subsetted(message);
    return true;
  }

  /** Whether a text stands for something that was cut away. */
  public static boolean isNotice(String text) {
    return NOTICES.contains(text);
  }

  /** The frame was to be cut away, so that there is no message to share. */
  public static final class NothingLeft extends RuntimeException {
    NothingLeft(String element) {
      super(element + " is not shared, and without it there is no message");
    }
  }

  /**
   * A resource that is not kept goes, unless parts of it are. The frame of the message is for the
   * release profile to narrow, so only what surely refuses reaches it.
   */
  private void withhold(
      Bundle message,
      Withheld withheld,
      Set<String> cut,
      Set<Resource> touched,
      Set<Resource> gone) {
    if (withheld.isNothing()) {
      return;
    }
    List<Piece> all = pieces.of(message);
    LeftOut leftOut = new LeftOut(message);
    Set<Resource> keptInParts = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Resource> keptWhole = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Piece piece : all) {
      if (isIndivisible(piece) || withheld.isKept(piece.item())) {
        (piece instanceof Piece.Whole ? keptWhole : keptInParts).add(piece.resource());
      }
    }
    for (Piece piece : all) {
      Resource resource = piece.resource();
      if (!gone.contains(resource)
          && (mustGo(piece, withheld) || !isLeft(piece, withheld, keptWhole, keptInParts))) {
        switch (piece) {
          case Piece.Whole whole -> gone.add(resource);
          case Piece.Part part -> {
            take(part, gone, leftOut);
            touched.add(resource);
          }
        }
        cut.add(piece.item().name());
      }
    }
    leftOut.turns(touched);
    leftOut.orphans(gone);
  }

  private boolean mustGo(Piece piece, Withheld withheld) {
    if (isIndivisible(piece) && withheld.isSurelyCut(piece.item())) {
      throw new NothingLeft(piece.item().name());
    }
    return piece.isFrame() || isIndivisible(piece)
        ? withheld.isSurelyCut(piece.item())
        : withheld.isCut(piece.item());
  }

  private boolean isLeft(
      Piece piece, Withheld withheld, Set<Resource> keptWhole, Set<Resource> keptInParts) {
    return switch (piece) {
      case Piece.Whole whole ->
          keptWhole.contains(whole.resource()) || keptInParts.contains(whole.resource());
      case Piece.Part part ->
          part.isFrame()
              || isIndivisible(part)
              || (keptWhole.contains(part.resource()) && !part.speaks())
              || withheld.isKept(part.item());
    };
  }

  private boolean isIndivisible(Piece piece) {
    return !Collections.disjoint(indivisible, piece.item().classes());
  }

  /** A resource goes as a whole where it cannot be without the part. */
  private void take(Piece.Part part, Set<Resource> gone, LeftOut leftOut) {
    if (part.value() instanceof CommunicationPayloadComponent payload) {
      leftOut.put(payload, payload.hasContentAttachment() ? CUT_FILE : CUT_TEXT);
      Marks.redacted(part.resource());
      return;
    }
    if (part.element().equals("topic")
        && part.resource() instanceof Communication letter
        && hasSubject(letter)) {
      letter.setTopic(new CodeableConcept().setText(CUT_TEXT));
      Marks.redacted(letter);
      return;
    }
    if (isMandatory(part)) {
      if (part.resource() instanceof Provenance turn && leftOut.isEarlier(turn)) {
        leftOut.withoutName(turn);
        return;
      }
      if (part.isFrame()) {
        throw new NothingLeft(part.item().name());
      }
      gone.add(part.resource());
      return;
    }
    part.resource().removeChild(part.element(), part.value());
  }

  private static boolean hasSubject(Communication letter) {
    return letter.getCategory().stream()
        .flatMap(category -> category.getCoding().stream())
        .anyMatch(
            coding ->
                CodeSystems.LETTER_CATEGORIES.equals(coding.getSystem())
                    && hasSubject(coding.getCode()));
  }

  /** MedCom has no letter of the category {@code other} without a subject line. */
  public static boolean hasSubject(String category) {
    return "other".equals(category);
  }

  private boolean isMandatory(Piece.Part part) {
    int values = part.resource().getNamedProperty(part.element()).getValues().size();
    return values == 1
        && fhir.getResourceDefinition(part.resource()).getChildByName(part.element()).getMin() > 0;
  }

  /** Removes the resources; returns what they, and none that is left, were known by. */
  private static Set<Identifier> remove(Bundle message, Set<Resource> gone) {
    Set<Identifier> lost = new HashSet<>();
    Set<Identifier> known = new HashSet<>();
    List<BundleEntryComponent> left = new ArrayList<>();
    for (BundleEntryComponent entry : message.getEntry()) {
      Resource resource = entry.getResource();
      Optional<String> fullUrl = Optional.ofNullable(entry.getFullUrl());
      if (resource == null) {
        fullUrl.ifPresent(url -> lost.add(new Identifier("", url)));
      } else if (gone.contains(resource)) {
        lost.addAll(Facts.self(fullUrl, resource));
      } else {
        known.addAll(Facts.self(fullUrl, resource));
        left.add(entry);
      }
    }
    message.setEntry(left);
    lost.removeAll(known);
    return lost;
  }

  /** Whether the value stands for something that was cut away before. */
  static boolean isNotice(Base value) {
    return value instanceof CommunicationPayloadComponent payload
        && payload.hasContentStringType()
        && isNotice(payload.getContentStringType().getValue());
  }

  private static void afresh(Resource resource) {
    Marks.subsetted(resource);
    if (resource instanceof DomainResource domain && domain.hasText()) {
      domain.setText(PlainNarrative.of(domain));
    }
  }
}

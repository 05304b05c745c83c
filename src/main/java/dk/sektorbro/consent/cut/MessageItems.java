package dk.sektorbro.consent.cut;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.CodeSystems;
import dk.sektorbro.consent.InformationType;
import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.ReleaseProfile;
import dk.sektorbro.exchange.MessageKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/**
 * What a FHIR message says, as consents see it: each type of information as one item, with the
 * codes, labels, dates, references and authors of the pieces it is made of.
 */
public final class MessageItems {

  private final LabelTable labels;

  public MessageItems(LabelTable labels) {
    this.labels = labels;
  }

  /**
   * The types of information in the message. Where the kind repeats what was written before, what
   * was written last speaks for it; where all is shared or nothing, every piece does.
   */
  public Map<InformationType, Item> of(MessageKind kind, Bundle message, ReleaseProfile profile) {
    Map<Code, List<Piece>> byType = new HashMap<>();
    for (Piece piece : new Pieces(labels, Composition.of(kind, profile)).of(message)) {
      for (Code of : piece.item().classes()) {
        if (of.system().equals(CodeSystems.INFORMATION_TYPES)) {
          byType.computeIfAbsent(of, key -> new ArrayList<>()).add(piece);
        }
      }
    }
    Map<InformationType, Item> items = new EnumMap<>(InformationType.class);
    byType.forEach(
        (code, pieces) ->
            InformationType.ofCode(code.code())
                .ifPresent(type -> items.put(type, item(type, kind, pieces, profile))));
    return items;
  }

  private static Item item(
      InformationType type, MessageKind kind, List<Piece> pieces, ReleaseProfile profile) {
    List<Item> parts = pieces.stream().map(Piece::item).toList();
    Set<Code> classes = new HashSet<>(Item.of(type, kind).classes());
    for (Piece piece : pieces) {
      if (!profile.thread()) {
        classes.addAll(piece.item().classes());
      } else if (piece instanceof Piece.Whole whole) {
        classes.add(new Code(CodeSystems.RESOURCE_TYPES, whole.resource().fhirType()));
      }
    }
    if (profile.thread()) {
      return Described.as(type.code(), classes, Described.newest(parts));
    }
    Item whole = Described.whole(type.code(), classes, parts);
    return whole.madeOf(pieces(pieces, whole));
  }

  /**
   * A resource stands for what is in it, because what is in it is of its class, known by its name
   * and labelled with its labels. Who wrote is told by each text.
   */
  private static List<Item> pieces(List<Piece> pieces, Item whole) {
    Map<Resource, Item> resources = new IdentityHashMap<>();
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Whole) {
        resources.put(piece.resource(), piece.item());
      }
    }
    Set<Item> told = new LinkedHashSet<>();
    for (Piece piece : pieces) {
      Item shape = resources.getOrDefault(piece.resource(), piece.item());
      boolean writes = piece instanceof Piece.Part && piece.item().uncodedText();
      told.add(
          new Item(
              shape.name(),
              shape.classes(),
              Set.of(),
              false,
              Set.of(),
              shape.labels(),
              Optional.empty(),
              shape.self(),
              shape.refersTo(),
              shape.referredBy(),
              writes ? piece.item().authors() : whole.authors()));
    }
    return List.copyOf(told);
  }
}

package dk.sektorbro.consent.cut;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.CodeSystems;
import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.Selection;
import dk.sektorbro.consent.ShareDecision.Obligation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What the obligations of a permit keep back of a message. */
final class Withheld {

  private final List<Predicate<Item>> cut = new ArrayList<>();
  private final List<List<Selection>> keepOnly = new ArrayList<>();

  Withheld(List<Obligation> obligations) {
    for (Obligation obligation : obligations) {
      switch (obligation) {
        case Obligation.Withhold withhold -> {
          Code type = new Code(CodeSystems.INFORMATION_TYPES, withhold.item());
          cut.add(piece -> piece.classes().contains(type));
        }
        case Obligation.CutAway parts -> cut.add(parts.parts()::mayTake);
        case Obligation.KeepOnly parts -> keepOnly.add(parts.parts());
        case Obligation.Report report -> {}
      }
    }
  }

  /** Refused by name, code, label, class, element, date or author. */
  boolean isCut(Item piece) {
    return cut.stream().anyMatch(each -> each.test(piece));
  }

  /** Allowed by every permission that allows some things only. */
  boolean isKept(Item piece) {
    return keepOnly.stream()
        .allMatch(only -> only.stream().anyMatch(each -> each.surelyTakes(piece)));
  }
}

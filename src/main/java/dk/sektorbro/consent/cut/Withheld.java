package dk.sektorbro.consent.cut;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.CodeSystems;
import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.Selection;
import dk.sektorbro.consent.ShareDecision.Obligation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the obligations of a permit keep back of a message. */
public final class Withheld {

  private final Set<Code> types = new LinkedHashSet<>();
  private final Set<Selection> parts = new LinkedHashSet<>();
  private final List<List<Selection>> keepOnly = new ArrayList<>();

  public Withheld(List<Obligation> obligations) {
    for (Obligation obligation : obligations) {
      switch (obligation) {
        case Obligation.Withhold withhold ->
            types.add(new Code(CodeSystems.INFORMATION_TYPES, withhold.item()));
        case Obligation.CutAway cut -> parts.add(cut.parts());
        case Obligation.KeepOnly kept -> keepOnly.add(kept.parts());
        case Obligation.Report report -> {}
      }
    }
  }

  boolean isNothing() {
    return types.isEmpty() && parts.isEmpty() && keepOnly.isEmpty();
  }

  /** A part of a message that may not be shared. */
  public boolean keepsBack(Item piece) {
    return isCut(piece) || !isKept(piece);
  }

  /** Refused by name, code, label, class, element, date or author, as far as can be told. */
  public boolean isCut(Item piece) {
    if (isOfWithheldType(piece)) {
      return true;
    }
    for (Selection selection : parts) {
      if (selection.mayTake(piece)) {
        return true;
      }
    }
    return false;
  }

  /** The same, of what it is certain that it is meant. */
  public boolean isSurelyCut(Item piece) {
    if (isOfWithheldType(piece)) {
      return true;
    }
    for (Selection selection : parts) {
      if (selection.surelyTakes(piece)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOfWithheldType(Item piece) {
    for (Code type : types) {
      if (piece.classes().contains(type)) {
        return true;
      }
    }
    return false;
  }

  /** Allowed by every permission that allows some things only. */
  boolean isKept(Item piece) {
    for (List<Selection> only : keepOnly) {
      if (only.stream().noneMatch(each -> each.surelyTakes(piece))) {
        return false;
      }
    }
    return true;
  }
}

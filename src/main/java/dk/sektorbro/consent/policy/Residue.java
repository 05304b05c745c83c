package dk.sektorbro.consent.policy;

import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.Match;
import dk.sektorbro.consent.Selection;
import dk.sektorbro.consent.Selector;
import dk.sektorbro.consent.ShareRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * What a consent says of the parts of what is shared. An item is decided on as a whole; a part of
 * it may still bear a label, a code or a date of its own that the consent speaks of.
 *
 * <p>Because a refusal wins over what stands beside it, a part is refused exactly where some
 * provision that refuses reaches it and none of its own permissions does.
 */
final class Residue {

  private final ShareRequest request;

  Residue(ShareRequest request) {
    this.request = request;
  }

  /**
   * What the base rule permits, before its exceptions; what a refusal excepts has no bounds here.
   */
  static Selection permitted(Policy consent) {
    return new Selection(consent.permits() ? selectors(consent.root()) : List.of(), List.of());
  }

  /** True where a part of what is permitted as a whole may lie outside the permission. */
  static boolean mayReachLessThanTheWhole(Selection permitted) {
    return permitted.allOf().stream()
        .anyMatch(
            selector ->
                switch (selector) {
                  case Selector.OfClass whole -> false;
                  case Selector.About whole -> false;
                  case Selector.CodedWithin part -> true;
                  case Selector.CodedWith part -> true;
                  case Selector.LabelledWithin part -> true;
                  case Selector.LabelledWith part -> true;
                  case Selector.DatedWithin part -> true;
                  case Selector.DatedWith part -> true;
                });
  }

  /** Every selection of parts that the consent refuses in a disclosure like this one. */
  List<Selection> refused(Policy consent) {
    List<Selection> found = new ArrayList<>();
    collect(consent.root(), List.of(), found);
    return found;
  }

  private void collect(Provision provision, List<Selector> above, List<Selection> found) {
    if (!concernsThisDisclosure(provision)) {
      return;
    }
    List<Selector> within = new ArrayList<>(above);
    within.addAll(selectors(provision));
    if (!provision.permits()) {
      found.add(new Selection(List.copyOf(within), permissionsIn(provision)));
    }
    provision.exceptions().forEach(exception -> collect(exception, within, found));
  }

  /**
   * What a refusal leaves out, also by a refusal within it. What one of these refuses in turn is
   * collected by itself.
   */
  private List<Selection> permissionsIn(Provision refusal) {
    List<Selection> found = new ArrayList<>();
    permissions(refusal, List.of(), found);
    return List.copyOf(found);
  }

  private void permissions(Provision refusal, List<Selector> above, List<Selection> found) {
    for (Provision exception : refusal.exceptions()) {
      if (concernsThisDisclosure(exception)) {
        List<Selector> within = new ArrayList<>(above);
        within.addAll(selectors(exception));
        if (exception.permits()) {
          found.add(new Selection(List.copyOf(within), List.of()));
        } else {
          permissions(exception, within, found);
        }
      }
    }
  }

  private boolean concernsThisDisclosure(Provision provision) {
    Item item = request.essential();
    for (Condition condition : provision.conditions()) {
      if (!(condition instanceof Condition.Of)) {
        Match match = condition.match(request, item);
        if (provision.permits() ? match != Match.YES : match == Match.NO) {
          return false;
        }
      }
    }
    return true;
  }

  private static List<Selector> selectors(Provision provision) {
    List<Selector> selectors = new ArrayList<>(2);
    for (Condition condition : provision.conditions()) {
      if (condition instanceof Condition.Of of) {
        selectors.add(of.selector());
      }
    }
    return selectors;
  }
}

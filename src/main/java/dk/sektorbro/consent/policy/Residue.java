package dk.sektorbro.consent.policy;

import dk.sektorbro.consent.Selection;
import dk.sektorbro.consent.Selector;
import dk.sektorbro.consent.ShareDecision.Obligation;
import dk.sektorbro.consent.ShareRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a consent says of the parts of what is shared. An item is decided on as a whole; a part of
 * it may still bear a label, a code or a date of its own that the consent speaks of.
 *
 * <p>Because a refusal wins over what stands beside it, a part is refused exactly where some
 * provision that refuses reaches it and none of its own permissions does.
 */
final class Residue {

  private final Predicate<Provision> concernsThisDisclosure;
  private final Predicate<Provision> mayConcernThisDisclosure;

  private Residue(
      Predicate<Provision> concernsThisDisclosure, Predicate<Provision> mayConcernThisDisclosure) {
    this.concernsThisDisclosure = concernsThisDisclosure;
    this.mayConcernThisDisclosure = mayConcernThisDisclosure;
  }

  static Residue of(ShareRequest request) {
    return new Residue(
        provision -> provision.missed(request).isEmpty(), provision -> provision.mayReach(request));
  }

  /**
   * What the base rule permits, before its exceptions; what a refusal excepts has no bounds here.
   */
  static Selection permitted(Policy consent) {
    return new Selection(consent.permits() ? selectors(consent.root()) : List.of(), List.of());
  }

  /** What the consent permits, before its exceptions; of a refusal, what it excepts. */
  List<Selection> permissions(Policy consent) {
    if (consent.permits()) {
      return List.of(permitted(consent));
    }
    List<Selection> found = new ArrayList<>();
    permissions(consent.root(), selectors(consent.root()), found);
    return found;
  }

  /** True where a part of what is permitted as a whole may lie outside the permission. */
  static boolean mayReachLessThanTheWhole(Policy consent) {
    if (consent.permits()) {
      for (Condition.Of condition : consent.root().sorted().ofInformation()) {
        if (isOfParts(condition.selector())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isOfParts(Selector selector) {
    return switch (selector) {
      case Selector.OfClass whole -> false;
      case Selector.About about ->
          about.references().stream()
              .anyMatch(each -> each.meaning() == Selector.Meaning.AUTHOREDBY);
      case Selector.CodedWithin part -> true;
      case Selector.CodedWith part -> true;
      case Selector.LabelledWithin part -> true;
      case Selector.LabelledWith part -> true;
      case Selector.DatedWithin part -> true;
      case Selector.DatedWith part -> true;
    };
  }

  /** What is to be cut for a consent about this disclosure. */
  List<Obligation> cuts(Policy consent) {
    return consent.cuts().orElseGet(() -> refused(consent.root()));
  }

  /** The same whatever is disclosed; empty where an exception depends on who, why or when. */
  static Optional<List<Obligation>> ofEveryDisclosure(Provision root) {
    return root.exceptions().stream().anyMatch(Residue::dependsOnTheRequest)
        ? Optional.empty()
        : Optional.of(new Residue(provision -> true, provision -> true).refused(root));
  }

  private static boolean dependsOnTheRequest(Provision provision) {
    return !provision.sorted().ofDisclosure().isEmpty()
        || provision.exceptions().stream().anyMatch(Residue::dependsOnTheRequest);
  }

  private List<Obligation> refused(Provision root) {
    List<Selection> found = new ArrayList<>();
    collect(root, List.of(), found);
    return found.stream().<Obligation>map(Obligation.CutAway::new).toList();
  }

  private void collect(Provision provision, List<Selector> above, List<Selection> found) {
    if (!mayConcernThisDisclosure.test(provision)) {
      return;
    }
    List<Selector> within = joined(above, provision);
    if (!provision.permits()) {
      found.add(new Selection(within, permissionsIn(provision)));
    }
    provision.exceptions().forEach(exception -> collect(exception, within, found));
  }

  /**
   * What a refusal leaves out, also by a refusal within it. What one of these refuses in turn is
   * collected by itself.
   */
  private List<Selection> permissionsIn(Provision refusal) {
    if (refusal.exceptions().isEmpty()) {
      return List.of();
    }
    List<Selection> found = new ArrayList<>();
    permissions(refusal, List.of(), found);
    return List.copyOf(found);
  }

  private void permissions(Provision refusal, List<Selector> above, List<Selection> found) {
    for (Provision exception : refusal.exceptions()) {
      if (concernsThisDisclosure.test(exception)) {
        List<Selector> within = joined(above, exception);
        if (exception.permits()) {
          found.add(new Selection(within, List.of()));
        } else {
          permissions(exception, within, found);
        }
      }
    }
  }

  private static List<Selector> selectors(Provision provision) {
    return joined(List.of(), provision);
  }

  private static List<Selector> joined(List<Selector> above, Provision provision) {
    List<Selector> selectors = new ArrayList<>(above.size() + 2);
    selectors.addAll(above);
    for (Condition.Of condition : provision.sorted().ofInformation()) {
      selectors.add(condition.selector());
    }
    return selectors;
  }
}

package dk.sektorbro.consent;

import java.util.List;

/**
 * Information that meets every selector and none of the exceptions.
 *
 * @param allOf conditions; none means everything
 * @param except selections that are left out of this one
 */
public record Selection(List<Selector> allOf, List<Selection> except) {

  /** What a refusal takes: wherever it may be meant, and no exception surely applies. */
  public boolean mayTake(Item part) {
    for (Selector selector : allOf) {
      if (selector.match(part) == Match.NO) {
        return false;
      }
    }
    return except.stream().noneMatch(each -> each.surelyTakes(part));
  }

  /** What a permission takes: where it is surely meant, and no exception may apply. */
  public boolean surelyTakes(Item part) {
    for (Selector selector : allOf) {
      if (selector.match(part) != Match.YES) {
        return false;
      }
    }
    return except.stream().noneMatch(each -> each.mayTake(part));
  }
}

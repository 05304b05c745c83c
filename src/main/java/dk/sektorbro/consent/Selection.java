package dk.sektorbro.consent;

import java.util.List;
import java.util.stream.Stream;

/**
 * Information that meets every selector and none of the exceptions.
 *
 * @param allOf conditions; none means everything
 * @param except selections that are left out of this one
 */
public record Selection(List<Selector> allOf, List<Selection> except) {

  /** The same without what any of these surely takes. */
  public Selection except(List<Selection> more) {
    return new Selection(allOf, Stream.concat(except.stream(), more.stream()).toList());
  }

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

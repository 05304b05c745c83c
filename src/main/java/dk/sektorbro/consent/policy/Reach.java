package dk.sektorbro.consent.policy;

import dk.sektorbro.consent.Codes;
import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.Match;
import dk.sektorbro.consent.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the exceptions of a provision could reach between them. Most information is reached by none,
 * and that is told here at one look instead of one at each: a decision asks it of every consent.
 *
 * @param selectors what any exception reaches matches one of these; empty where an exception may
 *     reach whatever there is
 */
record Reach(Optional<List<Selector>> selectors) {

  static Reach of(List<Provision> exceptions) {
    List<Selector> all = new ArrayList<>();
    for (Provision exception : exceptions) {
      Optional<Selector> one = selector(exception);
      if (one.isEmpty()) {
        return new Reach(Optional.empty());
      }
      add(one.get(), all);
    }
    return new Reach(Optional.of(List.copyOf(all)));
  }

  boolean mayInclude(Item item) {
    if (selectors.isEmpty()) {
      return true;
    }
    for (Selector selector : selectors.get()) {
      if (selector.match(item) != Match.NO) {
        return true;
      }
    }
    return false;
  }

  /** A provision reaches only what meets all its conditions, so any one of them will do. */
  private static Optional<Selector> selector(Provision exception) {
    return exception.sorted().ofInformation().stream().map(Condition.Of::selector).findFirst();
  }

  private static void add(Selector one, List<Selector> all) {
    for (int i = 0; i < all.size(); i++) {
      Optional<Selector> both = either(all.get(i), one);
      if (both.isPresent()) {
        all.set(i, both.get());
        return;
      }
    }
    all.add(one);
  }

  /** One selector for what either may match, and perhaps more. */
  private static Optional<Selector> either(Selector one, Selector other) {
    return switch (one) {
      case Selector.CodedWith some
          when other instanceof Selector.CodedWith more
              && some.kindred().told().equals(more.kindred().told()) ->
          Optional.of(
              new Selector.CodedWith(
                  some.codes().and(more.codes()), some.kindred().and(more.kindred())));
      case Selector.LabelledWith some
          when other instanceof Selector.LabelledWith more
              && some.confidentiality().equals(more.confidentiality()) ->
          Optional.of(
              new Selector.LabelledWith(
                  Codes.union(some.labels(), more.labels()),
                  some.confidentiality(),
                  some.normalToo() || more.normalToo()));
      case Selector.DatedWith some when other instanceof Selector.DatedWith more ->
          Optional.of(new Selector.DatedWith(some.span().and(more.span())));
      default -> one.equals(other) ? Optional.of(one) : Optional.empty();
    };
  }
}

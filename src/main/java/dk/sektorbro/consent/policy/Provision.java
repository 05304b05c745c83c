package dk.sektorbro.consent.policy;

import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.Match;
import dk.sektorbro.consent.Party;
import dk.sektorbro.consent.ShareRequest;
import dk.sektorbro.consent.Wheel;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A permission or a refusal, with exceptions that are provisions themselves.
 *
 * <p>A permission reaches what surely meets all its conditions; a refusal reaches what may meet
 * them, also where it is an exception of a permission that may, and is not sure to. Of the
 * exceptions that reach the item, one that refuses goes before those that permit.
 *
 * @param path where it stands in the consent, such as {@code provision.provision[0]}
 * @param conditions all must be met; none means everything
 * @param sorted the same, and what follows from them, as decisions ask for it
 */
public record Provision(
    String path,
    boolean permits,
    List<Condition> conditions,
    List<Provision> exceptions,
    Sorted sorted) {

  public Provision(
      String path, boolean permits, List<Condition> conditions, List<Provision> exceptions) {
    this(path, permits, conditions, exceptions, Sorted.of(conditions, exceptions));
  }

  /**
   * What is the same for every decision, worked out once.
   *
   * @param namesWheel whether a condition names a wheel of the citizen's team
   * @param reach what the exceptions could reach between them
   */
  record Sorted(
      List<Condition.OfDisclosure> ofDisclosure,
      List<Condition.Of> ofInformation,
      boolean namesWheel,
      Reach reach) {

    static Sorted of(List<Condition> conditions, List<Provision> exceptions) {
      List<Condition.OfDisclosure> ofDisclosure = only(Condition.OfDisclosure.class, conditions);
      return new Sorted(
          ofDisclosure,
          only(Condition.Of.class, conditions),
          ofDisclosure.stream().anyMatch(Condition.OfDisclosure::namesWheel),
          Reach.of(exceptions));
    }

    private static <T extends Condition> List<T> only(Class<T> sort, List<Condition> conditions) {
      return conditions.stream().filter(sort::isInstance).map(sort::cast).toList();
    }
  }

  /** The first condition that keeps the provision from the disclosure, whatever is shared. */
  Optional<Condition.OfDisclosure> missed(ShareRequest request) {
    for (Condition.OfDisclosure condition : sorted.ofDisclosure()) {
      if (!meets(condition.match(request))) {
        return Optional.of(condition);
      }
    }
    return Optional.empty();
  }

  /** The first condition that keeps the provision from the item. */
  Optional<Condition.Of> missed(Item item) {
    for (Condition.Of condition : sorted.ofInformation()) {
      if (!meets(condition.match(item))) {
        return Optional.of(condition);
      }
    }
    return Optional.empty();
  }

  private boolean meets(Match match) {
    return permits ? match == Match.YES : match != Match.NO;
  }

  /** Whether nothing surely keeps it from the disclosure. */
  boolean mayReach(ShareRequest request) {
    for (Condition.OfDisclosure condition : sorted.ofDisclosure()) {
      if (condition.match(request) == Match.NO) {
        return false;
      }
    }
    return true;
  }

  /** Whether nothing surely keeps it from the item. */
  boolean mayReach(Item item) {
    for (Condition.Of condition : sorted.ofInformation()) {
      if (condition.match(item) == Match.NO) {
        return false;
      }
    }
    return true;
  }

  /** Whether something in it may refuse where it is not sure to permit. */
  boolean mayOnlyRefuse() {
    return permits && !exceptions.isEmpty();
  }

  boolean reaches(ShareRequest request, Item item) {
    return missed(request).isEmpty() && missed(item).isEmpty();
  }

  /**
   * The provision that has the last word on an item that this one may reach; where that permits, it
   * counts only if all above it are sure to reach the item.
   */
  Provision lastWord(ShareRequest request, Item item) {
    if (!sorted.reach().mayInclude(item)) {
      return this;
    }
    Provision last = this;
    for (Provision exception : exceptions) {
      if (exception.reaches(request, item)) {
        Provision word = exception.lastWord(request, item);
        if (!word.permits) {
          return word;
        }
        last = word;
      } else if (exception.mayOnlyRefuse()
          && exception.mayReach(request)
          && exception.mayReach(item)) {
        Provision word = exception.lastWord(request, item);
        if (!word.permits) {
          return word;
        }
      }
    }
    return last;
  }

  /** Whether the party may be a side of what this is about. */
  public boolean mayConcern(Party party) {
    boolean named = false;
    for (Condition.OfDisclosure condition : sorted.ofDisclosure()) {
      List<PartyFilter> side =
          switch (condition) {
            case Condition.FromSource from -> from.parties();
            case Condition.ToRecipient to -> to.parties();
            default -> List.of();
          };
      for (PartyFilter filter : side) {
        named = true;
        if (filter.mayName(party)) {
          return true;
        }
      }
    }
    return !named;
  }

  /** Whether it surely names both sides itself, so that either may know of it. */
  boolean identifies(Party source, Party recipient) {
    boolean from = false;
    boolean to = false;
    for (Condition.OfDisclosure condition : sorted.ofDisclosure()) {
      switch (condition) {
        case Condition.FromSource sources ->
            from |= sources.parties().stream().anyMatch(each -> each.identifies(source));
        case Condition.ToRecipient recipients ->
            to |= recipients.parties().stream().anyMatch(each -> each.identifies(recipient));
        default -> {}
      }
    }
    return from && to;
  }

  /** The wheels of the citizen's team in which it names a side of this disclosure. */
  Set<Wheel> namedWheels(ShareRequest request) {
    if (!sorted.namesWheel()) {
      return Set.of();
    }
    Set<Wheel> named = Set.of();
    for (Condition.OfDisclosure condition : sorted.ofDisclosure()) {
      Set<Wheel> each = condition.namedWheels(request);
      if (!each.isEmpty()) {
        Set<Wheel> all = EnumSet.copyOf(each);
        all.addAll(named);
        named = all;
      }
    }
    return named;
  }

  /** True for a permission, and for a refusal with a permission somewhere below it. */
  public boolean permitsAnything() {
    return permits || exceptions.stream().anyMatch(Provision::permitsAnything);
  }
}

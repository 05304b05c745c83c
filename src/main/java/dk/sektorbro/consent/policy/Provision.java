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
 * them. Of the exceptions that reach the item, one that refuses goes before those that permit.
 *
 * @param path where it stands in the consent, such as {@code provision.provision[0]}
 * @param conditions all must be met; none means everything
 * @param namesWheel whether a condition names a wheel of the citizen's team
 * @param reach what the exceptions could reach between them
 */
public record Provision(
    String path,
    boolean permits,
    List<Condition> conditions,
    List<Provision> exceptions,
    boolean namesWheel,
    Reach reach) {

  /** What is the same for every disclosure is worked out here, once. */
  public Provision(
      String path, boolean permits, List<Condition> conditions, List<Provision> exceptions) {
    this(
        path,
        permits,
        conditions,
        exceptions,
        conditions.stream().anyMatch(Condition::namesWheel),
        Reach.of(exceptions));
  }

  /** The first condition that keeps the provision from the item; empty where it reaches it. */
  public Optional<Condition> missed(ShareRequest request, Item item) {
    for (Condition condition : conditions) {
      Match match = condition.match(request, item);
      if (permits ? match != Match.YES : match == Match.NO) {
        return Optional.of(condition);
      }
    }
    return Optional.empty();
  }

  boolean reaches(ShareRequest request, Item item) {
    for (Condition condition : conditions) {
      Match match = condition.match(request, item);
      if (permits ? match != Match.YES : match == Match.NO) {
        return false;
      }
    }
    return true;
  }

  /** The provision that has the last word on an item that this one reaches. */
  public Provision lastWord(ShareRequest request, Item item) {
    if (!reach.mayInclude(item)) {
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
      }
    }
    return last;
  }

  /** Whether the party may be a side of what this is about. */
  public boolean mayConcern(Party party) {
    boolean named = false;
    for (Condition condition : conditions) {
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

  /** The wheels of the citizen's team in which it names a side of this disclosure. */
  Set<Wheel> namedWheels(ShareRequest request) {
    if (!namesWheel) {
      return Set.of();
    }
    Set<Wheel> named = Set.of();
    for (Condition condition : conditions) {
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

package dk.sektorbro.consent.policy;

import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.Match;
import dk.sektorbro.consent.Party;
import dk.sektorbro.consent.ShareRequest;
import java.util.List;
import java.util.Optional;

/**
 * A permission or a refusal, with exceptions that are provisions themselves.
 *
 * <p>A permission reaches what surely meets all its conditions; a refusal reaches what may meet
 * them. Of the exceptions that reach the item, one that refuses goes before those that permit.
 *
 * @param path where it stands in the consent, such as {@code provision.provision[0]}
 * @param conditions all must be met; none means everything
 */
public record Provision(
    String path, boolean permits, List<Condition> conditions, List<Provision> exceptions) {

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
        if (filter.match(party) != Match.NO) {
          return true;
        }
      }
    }
    return !named;
  }

  /** True for a permission, and for a refusal with a permission somewhere below it. */
  public boolean permitsAnything() {
    return permits || exceptions.stream().anyMatch(Provision::permitsAnything);
  }
}

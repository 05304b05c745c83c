package dk.sektorbro.consent.policy;

import dk.sektorbro.consent.Party;
import java.util.ArrayList;
import java.util.List;

/** Whom a consent names, anywhere in it: in its base rule and in every exception. */
public record PartiesNamed(List<PartyFilter> sources, List<PartyFilter> recipients) {

  public static PartiesNamed in(Provision root) {
    PartiesNamed named = new PartiesNamed(new ArrayList<>(), new ArrayList<>());
    named.collect(root);
    return new PartiesNamed(List.copyOf(named.sources), List.copyOf(named.recipients));
  }

  private void collect(Provision provision) {
    for (Condition.OfDisclosure condition : provision.sorted().ofDisclosure()) {
      switch (condition) {
        case Condition.FromSource from -> sources.addAll(from.parties());
        case Condition.ToRecipient to -> recipients.addAll(to.parties());
        default -> {}
      }
    }
    provision.exceptions().forEach(this::collect);
  }

  public boolean asSource(Party party) {
    return sources.stream().anyMatch(each -> each.identifies(party));
  }

  public boolean asRecipient(Party party) {
    return recipients.stream().anyMatch(each -> each.identifies(party));
  }
}

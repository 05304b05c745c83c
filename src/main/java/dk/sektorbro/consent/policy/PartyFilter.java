package dk.sektorbro.consent.policy;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.Identifier;
import dk.sektorbro.consent.Match;
import dk.sektorbro.consent.Party;
import java.util.Collections;
import java.util.Set;

/** Whom a consent names. */
public sealed interface PartyFilter {

  Match match(Party party);

  /** An organisation by any of its identifiers, and everything below it. */
  record Organisation(Set<Identifier> identifiers) implements PartyFilter {
    @Override
    public Match match(Party party) {
      return Match.of(
          !Collections.disjoint(identifiers, party.identifiers())
              || !Collections.disjoint(identifiers, party.within()));
    }
  }

  /**
   * Those who act in a role, at an organisation where one is named. Of a party whose readers act in
   * other roles as well, nobody can tell who will read.
   *
   * @param roles any of these
   * @param at empty for anywhere
   */
  record InRole(Set<Code> roles, Set<Identifier> at) implements PartyFilter {
    @Override
    public Match match(Party party) {
      if (!at.isEmpty() && new Organisation(at).match(party) == Match.NO) {
        return Match.NO;
      }
      if (party.roles().isEmpty()) {
        return Match.UNTOLD;
      }
      if (roles.containsAll(party.roles())) {
        return Match.YES;
      }
      return Collections.disjoint(roles, party.roles()) ? Match.NO : Match.UNTOLD;
    }
  }

  /** The members of a group, by any of its identifiers. */
  record MemberOf(Set<Identifier> identifiers) implements PartyFilter {
    @Override
    public Match match(Party party) {
      return Match.of(!Collections.disjoint(identifiers, party.groups()));
    }
  }

  /** Somebody the hub cannot tell from others. */
  record Unreadable() implements PartyFilter {
    @Override
    public Match match(Party party) {
      return Match.UNTOLD;
    }
  }
}

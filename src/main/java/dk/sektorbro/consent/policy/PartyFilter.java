package dk.sektorbro.consent.policy;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.Identifier;
import dk.sektorbro.consent.Match;
import dk.sektorbro.consent.Party;
import dk.sektorbro.consent.Wheel;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Whom a consent names. */
public sealed interface PartyFilter {

  Match match(Party party);

  /** Whether it may be the party that is named, wherever it stands to the citizen. */
  default boolean mayName(Party party) {
    return match(party) != Match.NO;
  }

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

  /**
   * Those who stand in a wheel of the citizen's team, at an organisation where one is named. A
   * party that is not in the team stands in none; where the organisation is named, nobody can tell
   * then who will read, and neither of one that stands in other wheels as well.
   *
   * @param wheels any of these
   * @param at empty for anywhere
   */
  record InWheel(Set<Wheel> wheels, Set<Identifier> at) implements PartyFilter {
    @Override
    public Match match(Party party) {
      if (!mayName(party)) {
        return Match.NO;
      }
      Set<Wheel> stands = party.wheels();
      if (stands.isEmpty()) {
        return at.isEmpty() ? Match.NO : Match.UNTOLD;
      }
      if (Collections.disjoint(wheels, stands)) {
        return Match.NO;
      }
      return wheels.containsAll(stands) ? Match.YES : Match.UNTOLD;
    }

    @Override
    public boolean mayName(Party party) {
      return at.isEmpty() || new Organisation(at).match(party) == Match.YES;
    }

    Set<Wheel> with(Set<Wheel> others) {
      Set<Wheel> all = EnumSet.copyOf(wheels);
      all.addAll(others);
      return all;
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

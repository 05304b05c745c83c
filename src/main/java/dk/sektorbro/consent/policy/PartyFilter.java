package dk.sektorbro.consent.policy;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.CodeSystems;
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

  /** Whether it surely is the party that is named: itself, and not only what anybody may be. */
  boolean identifies(Party party);

  /**
   * An organisation by its identifiers, and everything below it. Where the party is known by no
   * identifier of a system, nobody can tell by that one whether it is meant; and neither where one
   * identifier is the party's and another of a system that it is known by is not.
   */
  record Organisation(Set<Identifier> identifiers) implements PartyFilter {
    @Override
    public Match match(Party party) {
      boolean borne = false;
      boolean anothers = false;
      boolean untold = false;
      for (Identifier identifier : identifiers) {
        if (party.identifiers().contains(identifier) || party.within().contains(identifier)) {
          borne = true;
        } else if (isTold(identifier.system(), party.identifiers())
            || isTold(identifier.system(), party.within())) {
          anothers = true;
        } else {
          untold = true;
        }
      }
      if (borne) {
        return anothers ? Match.UNTOLD : Match.YES;
      }
      return untold ? Match.UNTOLD : Match.NO;
    }

    @Override
    public boolean identifies(Party party) {
      return match(party) == Match.YES;
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
      Match there = matchAt(at, party);
      if (there == Match.NO) {
        return Match.NO;
      }
      if (party.roles().isEmpty()) {
        return Match.UNTOLD;
      }
      if (roles.containsAll(party.roles())) {
        return there;
      }
      return Collections.disjoint(roles, party.roles()) ? Match.NO : Match.UNTOLD;
    }

    @Override
    public boolean identifies(Party party) {
      return !at.isEmpty() && new Organisation(at).identifies(party);
    }
  }

  /**
   * The members of a group, by its identifiers. Of a party that tells no group, nobody can tell
   * which it is a member of, and neither of one that is known by one identifier of the group's and
   * by another of that system; the wheels of the citizen's team are no groups of its own.
   */
  record MemberOf(Set<Identifier> identifiers) implements PartyFilter {
    @Override
    public Match match(Party party) {
      boolean borne = false;
      boolean anothers = false;
      for (Identifier identifier : identifiers) {
        if (party.groups().contains(identifier)) {
          borne = true;
        } else {
          anothers |= isTold(identifier.system(), party.groups());
        }
      }
      if (borne) {
        return anothers ? Match.UNTOLD : Match.YES;
      }
      for (Identifier group : party.groups()) {
        if (!group.system().equals(CodeSystems.WHEELS)) {
          return Match.NO;
        }
      }
      return Match.UNTOLD;
    }

    @Override
    public boolean identifies(Party party) {
      return match(party) == Match.YES;
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
      Match there = matchAt(at, party);
      if (there == Match.NO) {
        return Match.NO;
      }
      Set<Wheel> stands = party.wheels();
      if (stands.isEmpty()) {
        return at.isEmpty() ? Match.NO : Match.UNTOLD;
      }
      if (Collections.disjoint(wheels, stands)) {
        return Match.NO;
      }
      return wheels.containsAll(stands) ? there : Match.UNTOLD;
    }

    @Override
    public boolean mayName(Party party) {
      return matchAt(at, party) != Match.NO;
    }

    @Override
    public boolean identifies(Party party) {
      return !at.isEmpty() && new Organisation(at).identifies(party);
    }

    Set<Wheel> with(Set<Wheel> others) {
      Set<Wheel> all = EnumSet.copyOf(wheels);
      all.addAll(others);
      return all;
    }
  }

  /** The citizen's employer, whom a refusal may name although it takes no part. */
  record Employer(PartyFilter who) implements PartyFilter {
    @Override
    public Match match(Party party) {
      return who.match(party);
    }

    @Override
    public boolean identifies(Party party) {
      return who.identifies(party);
    }
  }

  /** Somebody the hub cannot tell from others. */
  record Unreadable() implements PartyFilter {
    @Override
    public Match match(Party party) {
      return Match.UNTOLD;
    }

    @Override
    public boolean identifies(Party party) {
      return false;
    }
  }

  private static boolean isTold(String system, Set<Identifier> known) {
    for (Identifier each : known) {
      if (each.system().equals(system)) {
        return true;
      }
    }
    return false;
  }

  private static Match matchAt(Set<Identifier> organisation, Party party) {
    return organisation.isEmpty() ? Match.YES : new Organisation(organisation).match(party);
  }
}

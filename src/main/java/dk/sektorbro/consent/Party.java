package dk.sektorbro.consent;

import dk.sektorbro.exchange.PartyId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * One side of a disclosure, with everything a consent may know it by.
 *
 * @param identifiers every identifier of the party itself
 * @param within every identifier of the organisations it is part of, up to the top
 * @param roles every role that its readers act in; empty where that is not told
 * @param groups the groups it is a member of, the wheels of the citizen's team among them
 * @param kinds what it is, such as {@code jobcentre}, {@code psychiatry} or {@code employer}
 */
public record Party(
    PartyId id,
    Set<Identifier> identifiers,
    Set<Identifier> within,
    Set<Code> roles,
    Set<Identifier> groups,
    Set<String> kinds) {

  /** The kind of a party that reads what it gets as somebody's employer. */
  public static final String EMPLOYER = "employer";

  /** A party of which only the SOR code is known. */
  public static Party of(PartyId id) {
    return new Party(id, Set.of(sor(id)), Set.of(), Set.of(), Set.of(), Set.of());
  }

  /** The same as it stands in a citizen's team: each wheel is a group that it is a member of. */
  public Party in(Set<Wheel> wheels) {
    if (wheels.isEmpty()) {
      return this;
    }
    Set<Identifier> all = new HashSet<>(groups);
    wheels.forEach(wheel -> all.add(wheel.group()));
    return new Party(id, identifiers, within, roles, Set.copyOf(all), kinds);
  }

  /** Every wheel of the citizen's team in which somebody of the party stands. */
  public Set<Wheel> wheels() {
    Set<Wheel> wheels = EnumSet.noneOf(Wheel.class);
    for (Identifier group : groups) {
      if (group.system().equals(CodeSystems.WHEELS)) {
        Wheel.ofCode(group.value()).ifPresent(wheels::add);
      }
    }
    return wheels;
  }

  public static Identifier sor(PartyId id) {
    return new Identifier(PartyId.SYSTEM, id.sor());
  }

  @Override
  public String toString() {
    return id.sor();
  }
}

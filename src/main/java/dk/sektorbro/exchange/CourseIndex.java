package dk.sektorbro.exchange;

import dk.sektorbro.exchange.CitizenId.Scheme;

/**
 * The key of a citizen's course: that of the number it began under, whichever of the citizen's
 * numbers is said. The one place where a number becomes a key.
 */
public final class CourseIndex implements CitizenIndex {

  private final CitizenIndex numbers;
  private final CitizenAliases aliases;

  public CourseIndex(CitizenIndex numbers, CitizenAliases aliases) {
    this.numbers = numbers;
    this.aliases = aliases;
  }

  @Override
  public CitizenKey keyOf(CitizenId citizen) {
    CitizenKey own = numbers.keyOf(citizen);
    return citizen.scheme() == Scheme.CPR ? aliases.courseOf(own).orElse(own) : own;
  }
}

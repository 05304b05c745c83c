package dk.sektorbro.course.team;

import dk.sektorbro.consent.Wheel;
import java.util.Optional;

/**
 * Somebody in a citizen's team.
 *
 * @param name of a person or a unit
 * @param wheel where they stand; empty of whom the citizen chose, such as a relative: nothing is
 *     sent to them and nothing is decided by them, those who may see the team see who they are
 * @param function what they do for the citizen, or are to them, in words
 * @param reach how the others reach them, such as a telephone number
 */
public record Member(
    String name, Optional<Wheel> wheel, Optional<String> function, Optional<String> reach) {

  private static final int LONGEST = 200;

  public Member {
    must(!name.isBlank() && name.length() <= LONGEST, "A member has a name");
    must(function.map(Member::fits).orElse(true), "What a member does is told in words");
    must(reach.map(Member::fits).orElse(true), "How a member is reached is told in words");
  }

  public Member(String name, Wheel wheel, Optional<String> function, Optional<String> reach) {
    this(name, Optional.of(wheel), function, reach);
  }

  private static boolean fits(String words) {
    return !words.isBlank() && words.length() <= LONGEST;
  }

  private static void must(boolean met, String what) {
    if (!met) {
      throw new IllegalArgumentException(what + " of at most " + LONGEST + " characters.");
    }
  }

  @Override
  public String toString() {
    return "Member[" + wheel.map(Wheel::code).orElse("chosen") + "]";
  }
}

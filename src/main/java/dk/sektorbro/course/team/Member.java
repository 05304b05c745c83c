package dk.sektorbro.course.team;

import dk.sektorbro.consent.Wheel;
import java.util.Optional;

/**
 * Somebody in a citizen's team.
 *
 * @param name of a person or a unit
 * @param function what they do for the citizen, in words
 * @param reach how the others reach them, such as a telephone number
 */
public record Member(String name, Wheel wheel, Optional<String> function, Optional<String> reach) {

  private static final int LONGEST = 200;

  public Member {
    must(!name.isBlank() && name.length() <= LONGEST, "A member has a name");
    must(function.map(Member::fits).orElse(true), "What a member does is told in words");
    must(reach.map(Member::fits).orElse(true), "How a member is reached is told in words");
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
    return "Member[" + wheel.code() + "]";
  }
}

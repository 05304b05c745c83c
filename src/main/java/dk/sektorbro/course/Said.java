package dk.sektorbro.course;

import dk.sektorbro.exchange.content.HospitalNotified.Times;
import java.util.Optional;

/**
 * What a hospital's messages say together of a step of a stay, in whatever order they came.
 *
 * @param times when the stay began and, of its end, when that was
 * @param call whether the ward asks that the citizen be called after the discharge; empty where no
 *     message says
 */
public record Said(Times times, Optional<Boolean> call) {

  @Override
  public String toString() {
    return "Said[]";
  }
}

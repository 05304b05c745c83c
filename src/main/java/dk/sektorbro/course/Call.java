package dk.sektorbro.course;

import dk.sektorbro.exchange.content.Citizen;
import java.time.LocalDate;

/**
 * A call that a ward asks a jobcentre to make.
 *
 * @param citizen whom to call
 * @param dischargedOn the Danish day of the discharge; a call before it is not the one asked for
 * @param by the day of the call
 */
public record Call(Citizen citizen, LocalDate dischargedOn, LocalDate by) {

  @Override
  public String toString() {
    return "Call[" + by + "]";
  }
}

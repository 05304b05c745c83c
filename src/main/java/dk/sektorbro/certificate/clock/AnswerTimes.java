package dk.sektorbro.certificate.clock;

import java.time.LocalDate;
import java.time.Period;

/** How long the answer to a form takes by the rules of a day. */
@FunctionalInterface
public interface AnswerTimes {

  Days of(String form, LocalDate asked);

  /**
   * From the day of the request.
   *
   * @param usual what the answerer is given
   * @param least what the answerer must be given
   */
  record Days(Period usual, Period least) {

    static Days of(int usual, int least) {
      return new Days(Period.ofDays(usual), Period.ofDays(least));
    }
  }
}

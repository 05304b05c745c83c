package dk.sektorbro.certificate.clock;

import java.time.LocalDate;

/** How long the answer to a form takes by the rules of a day. */
@FunctionalInterface
public interface AnswerTimes {

  Days of(String form, LocalDate asked);

  /**
   * In calendar days from the request.
   *
   * @param usual what the answerer is given
   * @param least what the answerer must be given
   */
  record Days(int usual, int least) {}
}
